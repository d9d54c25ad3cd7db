#!/usr/bin/env python3
"""Trains the field model and writes Resources/citations/fields.model.

usage: train.py --tool PATH/FieldSamples --anystyle CORE.xml [--output FILE] [--generated N] [--repeat K] [--c1 X] [--c2 X] [--iterations N]

Needs python-crfsuite (requirements.txt). The data: four fifths of AnyStyle's core.xml (BSD), and strings that generate.py invents.
Same data, same bytes.
"""
import argparse
import os
import struct
import subprocess
import sys
import tempfile

import pycrfsuite

import anystyle
import generate

UNIT = 256
INDEX_BITS = 15


def samples(tool, entries):
    """The states and features of labelled entries, as the program sees them."""
    lines = '\n'.join('\x1f'.join(f'{label}\x1e{text}' for label, text in entry) for entry in entries)
    with tempfile.TemporaryFile() as source:
        source.write((lines + '\n').encode('utf-8'))
        source.seek(0)
        process = subprocess.Popen([tool, 'features'], stdin=source, stdout=subprocess.PIPE)
        xs, ys = [], []
        for line in process.stdout:
            parts = line.decode('ascii').split()
            if parts:
                ys.append(parts[0])
                xs.append(parts[1:])
            elif ys:
                yield xs, ys
                xs, ys = [], []
        if process.wait():
            sys.exit('the tool failed')


def export(crf, path):
    """Writes the weights in the layout that FieldModel.swift describes."""
    info = pycrfsuite.Tagger()
    info.open(crf)
    info = info.info()
    labels = sorted(info.labels, key=lambda l: (l[2:], l[0]))
    index = {label: k for k, label in enumerate(labels)}
    features = {}
    for (feature, label), weight in info.state_features.items():
        value = max(-32767, min(32767, round(weight * UNIT)))
        if value:
            features.setdefault(int(feature, 36), []).append((index[label], value))
    keys = sorted(features)
    starts, states, weights = [0], [], []
    for key in keys:
        for state, value in sorted(features[key]):
            states.append(state)
            weights.append(value)
        starts.append(len(states))
    buckets, at = [], 0
    for bucket in range(1 << INDEX_BITS):
        while at < len(keys) and keys[at] >> (32 - INDEX_BITS) < bucket:
            at += 1
        buckets.append(at)
    buckets.append(len(keys))
    out = bytearray(b'KJF1' + struct.pack('<4I', len(labels), len(keys), len(states), INDEX_BITS))
    for label in labels:
        out += bytes([len(label)]) + label.encode('ascii')
    out += bytes(-len(out) % 4)
    for a in labels:
        for b in labels:
            out += struct.pack('<h', round(info.transitions.get((a, b), 0) * UNIT))
    out += bytes(-len(out) % 4)
    out += struct.pack(f'<{len(buckets)}I', *buckets) + struct.pack(f'<{len(keys)}I', *keys)
    out += struct.pack(f'<{len(starts)}I', *starts) + bytes(states)
    out += bytes(-len(out) % 2)
    out += struct.pack(f'<{len(weights)}h', *weights)
    with open(path, 'wb') as file:
        file.write(out)
    print(f'{len(labels)} labels, {len(keys)} features, {len(weights)} weights, {len(out)} bytes')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--tool', required=True)
    parser.add_argument('--anystyle', required=True)
    parser.add_argument('--output', default='Resources/citations/fields.model')
    parser.add_argument('--generated', type=int, default=9000)
    parser.add_argument('--repeat', type=int, default=2)
    parser.add_argument('--c1', type=float, default=0.15)
    parser.add_argument('--c2', type=float, default=0.02)
    parser.add_argument('--iterations', type=int, default=110)
    parser.add_argument('--seed', type=int, default=7)
    arguments = parser.parse_args()
    read = [anystyle.labelled(e) for k, e in enumerate(anystyle.entries(arguments.anystyle)) if k % anystyle.HELD_OUT]
    entries = read * arguments.repeat + generate.entries(arguments.generated, arguments.seed)
    trainer = pycrfsuite.Trainer(algorithm='lbfgs', verbose=True)
    trainer.set_params({'c1': arguments.c1, 'c2': arguments.c2, 'max_iterations': arguments.iterations, 'feature.minfreq': 2,
                        'feature.possible_transitions': True, 'epsilon': 1e-4})
    count = 0
    for xs, ys in samples(arguments.tool, entries):
        trainer.append(xs, ys)
        count += 1
    print(count, 'samples', flush=True)
    with tempfile.TemporaryDirectory() as folder:
        crf = os.path.join(folder, 'crf')
        trainer.train(crf)
        export(crf, arguments.output)


if __name__ == '__main__':
    main()
