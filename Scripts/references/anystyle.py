"""AnyStyle's labelled references (core.xml, BSD) as training strings and as strings with their fields.

The data set labels whole runs, marks included, and has coarser labels than ours; what a run of «volume» holds (an issue, pages, a
year) is told apart here.
"""
import re
import xml.etree.ElementTree as ElementTree

#: Every fifth entry is held out: no training sees it.
HELD_OUT = 5

LABELS = {
    'author': 'author', 'director': 'author', 'editor': 'editor', 'translator': 'translator', 'date': 'date',
    'title': 'title', 'journal': 'container', 'container-title': 'container', 'collection-title': 'collection',
    'volume': 'volume', 'pages': 'pages', 'publisher': 'publisher', 'producer': 'publisher', 'source': 'publisher',
    'location': 'place', 'edition': 'edition', 'genre': 'genre', 'medium': 'genre', 'note': 'note',
    'url': 'identifier', 'doi': 'identifier', 'isbn': 'identifier', 'citation-number': 'label',
}
LOCATOR = re.compile(
    r'''^(?P<year>\(?(?:1[5-9]|20)\d\d\)?\s*[;,:]\s*)?
        (?P<volume>[^\d(]*?(?:\d+[A-Za-z]?(?:[-–/]\d+)?|\b[IVXLC]+\b)[,.;:]?\s*)
        (?P<issue>(?:\([^)]*\)|,?\s*(?:[Nn]os?\b\.?|[Nn]umbers?\b|[Ii]ssues?\b|[Nn]r\b\.?|[Nn]°|[Nn]\.|Pt\.?|Part\b|Heft|Suppl\.?)[^:]*|
            (?<=[\s,])\d+(?:[-–/]\d+)?[,.]?|/\s*\d+|;?\s*\(\d[^)]*\)\s*)\s*[,.:;]*\s*)?
        (?P<pages>[:,]\s*(?:pp?\.?\s*)?[A-Za-z]?\d+.*)?$''', re.X)


def entries(path):
    """The entries in order, each a list of (label, text)."""
    for sequence in ElementTree.parse(path).getroot():
        yield [(e.tag, re.sub(r'\s+', ' ', e.text or '').strip()) for e in sequence if (e.text or '').strip()]


def split_volume(text):
    """A «volume» run as (label, text) pieces whose concatenation it is."""
    found = LOCATOR.match(text)
    if re.match(r'^\W*(?:no|nos|number|issue|nr|n)\b|^\W*n°', text, re.I) or re.match(r'^;?\s*\((?![Vv]ol|[Bb]and)', text):
        return [('issue', text)]
    if not found:
        return [('volume', text)]
    names = {'year': 'date', 'volume': 'volume', 'issue': 'issue', 'pages': 'pages'}
    pieces = [(names[k], found[k]) for k in ('year', 'volume', 'issue', 'pages') if found[k]]
    if sum(len(t) for _, t in pieces) != len(text):
        return [('volume', text)]
    return pieces


def labelled(entry):
    """One entry as (our label, text) segments; the texts joined are the string."""
    out = []
    for index, (tag, text) in enumerate(entry):
        pieces = split_volume(text) if tag == 'volume' else [(LABELS[tag], text)]
        if index + 1 < len(entry):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + ' ')
        out += pieces
    return out


def string(entry):
    """The entry as it was printed."""
    return ' '.join(text for _, text in entry)


QUOTES = '"“”‘’\'`„«» '
YEAR = re.compile(r'(?<!\d)(1[5-9]\d\d|20[0-4]\d)(?!\d)')


def clean(text):
    return text.strip().strip('.,;:()[] ' + QUOTES).strip()


def family_names(text):
    """The family names of a list of names; None where the form is not sure."""
    text = re.sub(r'\b(et\.? al\.?|and others|\.\.\.|…|\(?eds?\.?\)?|editors?)(?=$|[\s,.)])', ' ', text.strip())
    text = re.sub(r'[*†‡]|\(.*?\)|\[.*?\]', ' ', text).strip(' ,;.:&')
    if not text or '———' in text or '---' in text or '___' in text:
        return None
    initials = r'(?:[A-ZÀ-Þ][a-z]?\.\s*-?\s*|[A-ZÀ-Þ]{1,3}(?=[\s,.&;-]|$)\s*-?\.?\s*)+'
    parts = [p.strip(' ,') for p in re.split(r';|\s+(?:and|und|et|&|y)\s+|&|,\s*(?:and|&)\s+|,', text) if p.strip(' ,')]
    isInitials = lambda p: re.fullmatch(initials, p + ' ') or re.fullmatch(r'(?:[A-ZÀ-Þ]\.?[\s-]?){1,4}', p)
    out = []
    behind = [isInitials(p) for p in parts]
    if any(behind):
        # «Family, I., Family, I.»
        index = 0
        while index < len(parts):
            if index + 1 < len(parts) and behind[index + 1] and not behind[index]:
                out.append(parts[index])
                index += 2
            elif re.fullmatch(r'(Jr|Sr|II|III|IV)\.?', parts[index]):
                index += 1
            else:
                natural = natural_family(parts[index], initials)
                if not natural:
                    return None
                out.append(natural)
                index += 1
        return out
    if all(re.match(rf'^{initials}\S', p) for p in parts):
        return [re.match(rf'^{initials}(\S.*)$', p)[1] for p in parts]
    if all(re.match(rf'^\S[^.]*\s(?:[A-ZÀ-Þ]{{1,4}}|(?:[A-ZÀ-Þ]\.\s*-?)+|[A-ZÀ-Þ](?: [A-ZÀ-Þ])+|[A-ZÀ-Þ]-[A-ZÀ-Þ])\.?$', p) for p in parts):
        return [re.match(r'^(\S[^.]*?)\s(?:[A-ZÀ-Þ][A-ZÀ-Þ. -]*)$', p)[1] for p in parts]
    # «Family, Given», «Family, Given and Given Family»
    pieces = [p.strip(' ,') for p in re.split(r';|\s+(?:and|&)\s+', text) if p.strip(' ,')]
    if pieces[0].count(',') == 1 and len(pieces[0].split(',')[0].split()) == 1:
        out = [pieces[0].split(',')[0]]
        for piece in pieces[1:]:
            if piece.count(',') == 1:
                out.append(piece.split(',')[0])
            elif piece.count(',') == 0 and len(piece.split()) in (2, 3):
                out.append(piece.split()[-1])
            else:
                return None
        return out
    natural = [natural_family(p, initials) for p in parts]
    if all(natural):
        return natural
    # «Family, Given M., Given Family, and Given Family»
    if len(parts) > 2 and len(parts[0].split()) == 1 and len(parts[1].split()) <= 2 and all(natural[2:]):
        return [parts[0]] + natural[2:]
    return None


BODY = re.compile(r'\b(of|for|University|Institute|Group|Committee|Department|Society|Association|Board|Corporation|Council|Inc|Center)\b')


def natural_family(text, initials):
    """The family name of «Given M. Family»; None where it is not sure."""
    found = re.match(rf'^{initials}(\S.*)$', text)
    if found:
        return found[1]
    words = text.split()
    if BODY.search(text) or not 2 <= len(words) <= 5 or not all(w[0].isupper() or w in PARTICLES for w in words):
        return None
    for index, word in enumerate(words[1:-1], 1):
        if word in PARTICLES:
            return ' '.join(words[index:])
    return None if re.fullmatch(r'(?:[A-ZÀ-Þ]\.?)+', words[-1]) else words[-1]


PARTICLES = {'van', 'von', 'de', 'der', 'den', 'la', 'le', 'del', 'di', 'da', 'du'}


def fields(entry):
    """The fields in the scorer's form; what the labels don't say surely is left out."""
    out = {}
    for tag, text in entry:
        key = LABELS[tag]
        if key == 'date' and 'year' not in out:
            found = YEAR.search(text)
            if found:
                out['year'] = found[1]
        elif key == 'title' and 'title' not in out:
            out['title'] = clean(text)
        elif key == 'container' and 'container' not in out:
            out['container'] = re.sub(r'^(in|In|IN|dans|en|from)\b:?\s+', '', clean(text)).strip(QUOTES)
        elif key == 'volume':
            for label, piece in split_volume(text):
                piece = piece.strip()
                if label == 'volume' and 'volume' not in out:
                    number = re.search(r'\d+[A-Za-z]?(?:[-–/]\d+)?|\b[IVXLC]+\b', re.sub(r'^\W*v(ol(ume)?s?)?(?![a-z])\.?', '', piece, flags=re.I))
                    if number:
                        out['volume'] = number[0]
                elif label == 'issue' and 'issue' not in out:
                    number = re.sub(r'^\W*(?:(?:nos?|number|issue|nr|n)\b\.?|n°)', '', piece, flags=re.I)
                    out['issue'] = number.strip('() ,.:;')
                elif label == 'pages' and 'pages' not in out:
                    out['pages'] = page(piece)
        elif key == 'pages' and 'pages' not in out:
            out['pages'] = page(text)
        elif tag == 'doi':
            found = re.search(r'10\.\d{4,}/\S+', text)
            if found:
                out['doi'] = found[0].rstrip('.,;')
        elif key == 'author' and 'authors' not in out:
            names = family_names(text)
            if names:
                out['authors'] = [{'family': n.strip(' .')} for n in names]
    return {k: v for k, v in out.items() if v}


def page(text):
    """The pages; a count of pages («231 p.») is none."""
    if re.match(r'^\W*[\dxvi, +]+\s*(p|pp|pages)\b', text):
        return ''
    found = re.search(r'\b(?:[A-Za-z]{1,2})?\d[\d.]*[A-Za-z]?(?:\s*[-–—−]+\s*[A-Za-z]?\d+)?', text)
    return found[0] if found else ''
