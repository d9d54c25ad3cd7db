"""Invented references in many styles, with a label for each part.

Names, titles and houses are drawn from the word lists beside this file; nothing is taken from a real reference. The strings
follow the rules of the styles (GB/T 7714 of 1987 to 2025, Vancouver, AMA, APA, Harvard, MLA, Chicago, IEEE, the house styles of
large publishers and of Chinese journals), with the liberties that authors and scanners take. Same seed, same strings.
"""
import random
from pathlib import Path

WORDS = Path(__file__).parent / 'words'


def lines(name):
    return [line for line in (WORDS / name).read_text(encoding='utf-8').splitlines() if line]


FAMILIES = ' '.join(lines('families.txt')).split()
GIVEN = ' '.join(lines('given.txt')).split()
JOURNALS = [tuple(line.split('|')) for line in lines('journals.txt')]
JOURNALS_ZH = lines('journals.zh.txt')
PUBLISHERS = [tuple(line.split('|')) for line in lines('publishers.txt')]
PUBLISHERS_ZH = [tuple(line.split('|')) for line in lines('publishers.zh.txt')]
TOPICS = [t for line in lines('topics.txt') for t in line.split('|')]
TOPICS_ZH = [t for line in lines('topics.zh.txt') for t in line.split('|')]
SURNAMES_ZH = '李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
GIVEN_ZH = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红梅建国志春生海燕文辉晓东林峰宇浩然子轩雨欣怡佳琪思远博雅俊凯婷雪倩颖健斌鹏飞龙德福永康荣昌庆祥瑞振宗光耀培元立新家'
PARTICLES = ['van', 'van der', 'van den', 'de', 'de la', 'von', 'di', 'del', 'le', 'El', 'Al', 'De', 'Van', 'dos', 'da']
MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
BODIES = ['World Health Organization', 'Centers for Disease Control and Prevention', 'National Kidney Foundation', 'European Commission',
          'National Institute for Health and Care Excellence', 'American Diabetes Association', 'United Nations', 'FAO', 'UNESCO',
          'R Core Team', 'OECD', 'Ministry of Health', 'Food and Drug Administration', 'International Energy Agency', 'World Bank',
          'National Research Council', 'The Example Study Group', 'Department of Agriculture', 'KDIGO CKD-MBD Work Group', 'Statistics Canada']
BODIES_ZH = ['中华医学会肾脏病学分会', '国家卫生健康委员会', '中国高血压防治指南修订委员会', '国家统计局', '中国科学院', '教育部', '国家药典委员会',
             '中华医学会糖尿病学分会', '全国信息与文献标准化技术委员会', '世界卫生组织', '北京大学医学部', '中国疾病预防控制中心']
UNIVERSITIES = ['University of Example', 'Stanford University', 'University of Toronto', 'Uppsala University', 'ETH Zürich', 'MIT', 'Kyoto University',
                'University of Cape Town', 'Universität Wien', 'Université de Lyon', 'Texas A&M University', 'University of California, Davis']
UNIVERSITIES_ZH = ['北京大学', '清华大学', '复旦大学', '浙江大学', '南京医科大学', '山东中医药大学', '中南大学', '吉林大学', '第四军医大学', '华中科技大学']
CITIES = ['New York', 'London', 'Boston, MA', 'Vienna, Austria', 'Chicago, IL', 'San Diego, CA', 'Paris, France', 'Montreal, Canada', 'Kyoto, Japan', 'Berlin']
CITIES_ZH = ['北京', '上海', '广州', '武汉', '南京', '成都', '西安', '杭州', '长沙', '天津']


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)

    def chance(self, p):
        return self.r.random() < p

    def pick(self, items):
        return items[self.r.randrange(len(items))]

    # Names

    def family(self):
        r = self.r.random()
        name = self.pick(FAMILIES)
        if r < .04:
            name = self.pick(PARTICLES) + ' ' + name
        elif r < .06:
            name += '-' + self.pick(FAMILIES)
        elif r < .11:
            name = self.syllables()
        elif r < .125:
            name += ' ' + self.pick(FAMILIES)
        return name

    def syllables(self):
        onset = ['B', 'Br', 'C', 'Ch', 'D', 'F', 'G', 'Gr', 'H', 'K', 'L', 'M', 'N', 'P', 'R', 'S', 'Sch', 'T', 'V', 'W', 'Z']
        parts = ['a', 'e', 'i', 'o', 'u', 'ar', 'en', 'il', 'on', 'ur', 'and', 'est', 'ick', 'orm', 'ett', 'ana', 'eri', 'olo']
        ends = ['n', 's', 'ski', 'er', 'son', 'ez', 'ini', 'mann', 'ov', 'a', 'i', 'o', 'ic', 'ard', 'ell', 'ley', 'ton']
        return self.pick(onset) + ''.join(self.pick(parts) for _ in range(self.r.randint(1, 2))) + self.pick(ends)

    def given(self):
        return [self.pick(GIVEN) for _ in range(1 if self.chance(.45) else 2)]

    def person(self):
        suffix = self.pick(['Jr', 'III', 'Jr.', 'II']) if self.chance(.015) else ''
        return (self.family(), self.given(), suffix)

    def people(self, most=8):
        n = min(most, self.pick([1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 6, 7, 8, 10, 12]))
        return [self.person() for _ in range(n)]

    def name_zh(self):
        n = 1 if self.chance(.2) else 2
        return self.pick(SURNAMES_ZH) + ''.join(self.pick(GIVEN_ZH) for _ in range(n))

    def people_zh(self, most=6):
        return [self.name_zh() for _ in range(min(most, self.pick([1, 1, 2, 2, 3, 3, 3, 4, 5, 6])))]

    def initials(self, given, form):
        letters = [g[0] for g in given]
        return {'JA': ''.join(letters), 'J.A.': ''.join(l + '.' for l in letters), 'J. A.': ' '.join(l + '.' for l in letters),
                'J A': ' '.join(letters), 'J.-A.': '-'.join(l + '.' for l in letters)}[form]

    # Titles

    def title(self, style='sentence'):
        r = self.r.random()
        a, b, c = self.pick(TOPICS), self.pick(TOPICS), self.pick(TOPICS)
        adjective = self.pick(['novel', 'new', 'rapid', 'robust', 'long-term', 'early', 'recent', 'comparative', 'functional', 'clinical', 'optimal', 'hierarchical', 'genetic', 'seasonal', 'experimental'])
        noun = self.pick(['role', 'effect', 'effects', 'impact', 'prevalence', 'mechanism', 'mechanisms', 'determinants', 'dynamics', 'evolution', 'origins', 'theory', 'history', 'structure', 'analysis', 'regulation', 'measurement', 'assessment', 'management', 'prediction', 'modeling', 'origin', 'complexity'])
        verb = self.pick(['promotes', 'inhibits', 'predicts', 'mediates', 'reduces', 'increases', 'is associated with', 'regulates', 'does not affect', 'protects against', 'controls', 'shapes', 'underlies', 'improves'])
        study = self.pick(['a randomized controlled trial', 'a systematic review and meta-analysis', 'a cohort study', 'a review', 'evidence from mice', 'lessons from practice', 'a case report', 'results of a national survey', 'an update', 'theory and practice', 'methods and applications', 'a critical appraisal', 'the state of the art', 'a survey', 'past, present and future', 'Part II', 'preliminary results', 'an introduction', 'the COMET study', 'issues and analysis', 'a prospective study in 12 centres', 'from bench to bedside', 'implications for policy', 'a 10-year follow-up'])
        place = self.pick(['in rats', 'in mice', 'in humans', 'in China', 'in elderly women', 'in rural India', 'in Europe', 'in vitro', 'in the United States, 1990–2010', 'using machine learning', 'by mass spectrometry', 'under stress', 'with and without pointers', 'on the web', 'for beginners', 'after transplantation', 'at high altitude', 'during pregnancy', 'among adolescents', 'from 1945 to the present', 'at 4 °C', 'via PI3K/Akt', '(Oryza sativa L.)', 'in the 21st century', 'between 2000 and 2015', 'of COVID-19', 'on a chip'])
        forms = [
            f'{a} and {b}', f'{noun} of {a} on {b}', f'The {noun} of {a} {place}', f'{a} {verb} {b}', f'{a} {verb} {b} {place}',
            f'A {adjective} method for {a}', f'{adjective} {noun} of {a} {place}', f'{a}: {study}', f'{noun} of {a} {place}: {study}',
            f'{a} {place}', f'On the {noun} of {a}', f'Is {a} related to {b}?', f'Does {a} {noun[:-1] if noun.endswith("s") else noun} matter? {study}',
            f'What is {a}?', f'{a}, {b}, and {c}', f'{a} {verb} {b} by {c}', f'Towards a theory of {a}', f'{a} as a model of {b}',
            f'{adjective} {a}', f'{a}', f'{a}. {study}', f'{a}. I. {noun} of {b}', f'Phase {self.pick(["I", "II", "III"])} trial of {a} {place}',
            f'"{a}" {place}', f'Comment on "{a}"', f'The {adjective} {noun} of {a}, {b} and {c}: {study}', f'{noun} and {noun} of {a}',
            f'{a}-induced {noun} of {b}', f'{a} (ABC): {study}', f'{self.r.randint(2, 9)}-{a}: {noun}', f'{a} vs. {b}', f'{a} — {study}',
            f'{a} in {self.syllables()} {self.syllables().lower()} (L.) subsp. {self.syllables().lower()}', f'{a} of {self.syllables()} {self.syllables().lower()} var. {self.syllables().lower()} {place}', f'{self.syllables()} spp. and {b}', f'{a} vs. {b} {place}',
            f'{self.syllables().upper()[:4]}: {adjective} {noun} of {a}', f'{self.pick(CITIES).split(",")[0]}, {a} and {b}', f'{a}, {b} and {c}', f'{a}, {self.pick(CITIES)}', f'{a} by {self.syllables()} et al.', f'{a} [Abstract]', f'{a} (“{b}”) {place}', f'{a} (editor) and {b}', f'{a}: {self.r.randint(1, 28)} {self.pick(MONTHS)} {self.r.randint(1900, 2010)} to {self.r.randint(2011, 2020)}',
            f'Integrating {a} into {b}: The case of {c}', f'How {a} {verb} {b}', f'From {a} to {b}', f'{noun} of the {self.syllables()} {noun}',
        ]
        text = self.pick(forms)
        text = text[0].upper() + text[1:]
        if ': ' in text and self.chance(.5):
            head, tail = text.split(': ', 1)
            text = head + ': ' + tail[0].upper() + tail[1:]
        if '? ' in text:
            head, tail = text.split('? ', 1)
            text = head + '? ' + tail[0].upper() + tail[1:]
        if '. ' in text:
            head, tail = text.split('. ', 1)
            text = head + '. ' + tail[0].upper() + tail[1:]
        if self.chance(.2) and r < .5:
            text += ' ' + place
        if style == 'title':
            text = ' '.join(w if w in ('a', 'an', 'the', 'of', 'on', 'in', 'and', 'for', 'by', 'to', 'from', 'as', 'at', 'with', 'is') else w[0].upper() + w[1:] for w in text.split(' '))
            text = text[0].upper() + text[1:]
        return text

    def title_zh(self):
        a, b, c = (self.pick(TOPICS_ZH) for _ in range(3))
        n = self.r.randint(10, 400)
        return self.pick([
            f'{a}与{b}的关系', f'{a}对{b}的影响', f'{a}在{b}中的作用及机制', f'{a}的研究进展', f'{a}{b}的临床研究', f'基于{a}的{b}研究', f'{a}与{b}相关性分析',
            f'{a}{n}例临床分析', f'{a}：{b}', f'{a}——以{b}为例', f'论{a}', f'{a}调控{b}的机制探讨', f'{a}通过{b}抑制{c}', f'“{a}”视角下的{b}', f'{a}、{b}与{c}',
            f'{a}防治指南（{self.r.randint(2000, 2023)}年版）', f'{a}诊治专家共识', f'{a}是否影响{b}？', f'{a}概论', f'{a}学', f'{a}史', f'{a}（{b}）的{c}', f'“{a}”与“{b}”', f'ABC{a}：{b}', f'{a}的现状与展望',
            f'{a}联合{b}治疗{c}的Meta分析', f'{a}及其在{b}中的应用', f'{a}（附{n % 30 + 2}例报告）', f'试论{a}的{b}', f'{self.r.randint(1949, 2005)}年{a}调查', f'{a}: {b}的思考',
            f'中国{a}报告', f'{self.r.randint(1990, 2010)}{self.pick(["—", "-", "～", "–"])}{self.r.randint(2011, 2022)}年{a}流行情况', f'{self.r.randint(1990, 2022)}年中国{a}状况分析', f'{self.r.randint(2, 30)}种{a}的比较', f'{a}文集', f'实用{a}手册', f'{a}导论', f'{a}原理与方法', f'{a}护理干预效果观察', f'{a} {b}的比较'])

    # Containers

    def journal(self):
        if self.chance(.15):
            a = self.pick(['Renal', 'Applied', 'Molecular', 'Experimental', 'Social', 'Clinical', 'Theoretical', 'Comparative', 'Environmental', 'Computational', 'Cultural', 'Political', 'Modern', 'African', 'European', 'Asian', 'Marine', 'Urban'])
            b = self.pick(['Studies', 'Biology', 'Medicine', 'History', 'Physics', 'Linguistics', 'Economics', 'Ecology', 'Education', 'Psychology', 'Mechanics', 'Chemistry', 'Philosophy', 'Geography', 'Engineering', 'Policy', 'Nursing', 'Systems'])
            full = self.pick([f'Journal of {a} {b}', f'{a} {b}', f'{a} {b} Review', f'International Journal of {b}', f'Annals of {a} {b}', f'{b} Letters', f'Advances in {b}', f'The {a} {b} Quarterly', f'Archives of {b}', f'{a} {b} and {self.pick(["Policy", "Society", "Practice", "Technology"])}', f'Current {b}'])
            return full, full
        return self.pick(JOURNALS)

    def conference(self):
        n = self.r.randint(2, 40)
        suffix = {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10 if n not in (11, 12, 13) else 0, 'th')
        topic = self.pick(TOPICS).title()
        year = self.year()
        return self.pick([
            f'Proceedings of the {n}{suffix} International Conference on {topic}', f'Proc. {n}{suffix} Annual Symposium on {topic}', f'Proceedings of the {n}{suffix} ACM Symposium on {topic}',
            f'Proceedings of the IEEE Conference on {topic}', f'Advances in {topic} {n}', f'IEEE International Conference on {topic} (IC{self.r.choice("ABCDMSV")}{self.r.choice("LPRT")})',
            f'{n}{suffix} Workshop on {topic}', f'Proc. of the {year} Conf. on {topic}', f'Proceedings of {self.r.choice(["AAAI", "IJCAI", "SIGMOD", "VLDB", "PLDI", "NIPS", "ICML", "CVPR"])}-{str(year)[2:]}',
            f'Lecture Notes in Computer Science', f'Annual Meeting of the {self.pick(["American", "European", "British"])} {self.pick(["Society", "Association"])} of {topic}', f'Papers from the {n}{suffix} Regional Meeting'])

    def book(self):
        t = self.pick(TOPICS).title()
        return self.pick([f'Handbook of {t}', f'The Oxford Handbook of {t}', f'{t}', f'{t} and {self.pick(TOPICS).title()}', f'Principles of {t}', f'{t}: Theory and Practice', f'Advances in {t}', f'Encyclopedia of {t}',
                          f'Perspectives on {t}', f'The {t} Reader', f'Essays on {t}', f'Methods in {t}', f'{t} in the Twentieth Century'])

    def year(self):
        r = self.r.random()
        return self.r.randint(2000, 2024) if r < .6 else self.r.randint(1970, 1999) if r < .9 else self.r.randint(1780, 1969)

    def pages(self, dash=None, short=None):
        r = self.r.random()
        dash = dash or self.pick(['-', '-', '–', '–', '—', '--'] if self.chance(.3) else ['-', '–'])
        if r < .08:
            return str(self.r.randint(1, 2000))
        if r < .16:
            return self.pick(['e', 'E', 'e0', 'a', '', '', 'CD', self.syllables()[:4].lower()]) + str(self.r.randint(100, 199999))
        if r < .18:
            return 'S' + str(self.r.randint(1, 90)) + dash + 'S' + str(self.r.randint(91, 199))
        if r < .19:
            return f'{self.r.randint(1, 20)}.{self.r.randint(1, 9)}{dash}{self.r.randint(1, 20)}.{self.r.randint(10, 40)}'
        first = self.r.randint(1, 40) if self.chance(.2) else self.r.randint(1, 2500)
        last = first + self.r.randint(1, 25)
        last = str(last)
        if (short if short is not None else self.chance(.3)) and len(last) == len(str(first)):
            while len(last) > 1 and last[0] == str(first)[len(str(first)) - len(last)]:
                last = last[1:]
        return f'{first}{dash}{last}'

    def volume(self):
        r = self.r.random()
        return str(self.r.randint(1, 60)) if r < .75 else str(self.r.randint(61, 600)) if r < .95 else str(self.r.randint(1, 60)) + self.pick(['A', 'B', ' (Pt 1)', ' Suppl 1'])

    def issue(self):
        r = self.r.random()
        return str(self.r.randint(1, 12)) if r < .85 else f'{self.r.randint(1, 6)}{self.pick(["-", "–", "/"])}{self.r.randint(7, 12)}' if r < .92 else self.pick(['Suppl 1', 'Suppl', 'S1', 'Suppl. 2', 'Pt 2', '12 Suppl'])

    def doi(self):
        return f'10.{self.r.randint(1000, 9999)}/{self.pick(["j.exa", "s", "nsx", "art", "jx.", "abc"])}.{self.r.randint(1990, 2024)}.{self.r.randint(1, 99999):05d}'

    def url(self):
        return f'http{self.pick(["s", ""])}://{self.pick(["www.", ""])}{self.syllables().lower()}.{self.pick(["org", "com", "edu", "gov.cn", "de", "ac.uk"])}/{self.pick(["a", "doc", "papers", "index"])}{self.pick([".html", ".pdf", "/" + str(self.r.randint(1, 9999)), ""])}'


def body(m):
    if m.chance(.4):
        return m.pick(BODIES)
    t = m.pick(TOPICS).title()
    return m.pick([f'American {t} Association', f'National Institute of {t}', f'{t} Society', f'Institute for {t}', f'Ministry of {t}', f'{m.syllables()} {t} Group', f'Bureau of {t} and {m.pick(TOPICS).title()}',
                   f'International {t} Committee', f'Academy of {t}', f'{m.syllables()} University', f'Department of {t}, {m.pick(UNIVERSITIES)}', f'Office of {t}', f'The {m.syllables().upper()} Investigators'])


def body_zh(m):
    if m.chance(.3):
        return m.pick(BODIES_ZH)
    where = m.pick(CITIES_ZH + UNIVERSITIES_ZH + ['中国', '中华', '国家', '全国', '江苏省', '四川省', '中国科学院', '湖北'])
    return where + m.pick(TOPICS_ZH) + m.pick(['研究所', '委员会', '研究会', '学会', '协会', '办公室', '国家重点实验室', '课题组', '编写组', '研究中心', '管理局', '分会'])


class Entry:
    """Segments of one string, and the marks between them: a closing mark belongs to what it closes."""

    def __init__(self):
        self.segments = []

    def add(self, label, text):
        if text:
            self.segments.append((label, text))
        return self

    def string(self):
        return ''.join(t for _, t in self.segments)


def authors(m, people, form, final='', most=None, etal='et al'):
    """A list of Western names in one of the forms of the styles."""
    cut = most and len(people) > most
    shown = people[:most] if cut else people
    out = []
    for index, (family, given, suffix) in enumerate(shown):
        if form == 'vancouver':
            name = f'{family} {m.initials(given, "JA")}' + (f' {suffix}' if suffix else '')
        elif form == 'gb':
            name = f'{family.upper()} {m.initials(given, "J A")}'
        elif form == 'gblower':
            name = f'{family} {m.initials(given, "J A")}'
        elif form == 'gbfull':
            name = f'{family} {" ".join(given)}'
        elif form == 'frontiers':
            name = f'{family} {m.initials(given, "J. A.")}'
        elif form == 'elife':
            name = f'{family} {m.initials(given, "J.A.")}'
        elif form == 'apa':
            name = f'{family}, {m.initials(given, "J. A.")}' + (f', {suffix}' if suffix else '')
        elif form == 'mdpi':
            name = f'{family}, {m.initials(given, "J.A.")}'
        elif form == 'capsapa':
            name = f'{family.upper()}, {m.initials(given, "J. A.")}'
        elif form == 'ieee':
            name = f'{m.initials(given, "J. A.")} {family}' + (f', {suffix}' if suffix else '')
        elif form == 'glued':
            name = f'{m.initials(given, "J.A.")} {family}'
        elif form == 'natural':
            name = ' '.join(given[:1]) + (f' {given[1][0]}.' if len(given) > 1 and m.chance(.5) else '') + f' {family}'
        elif form == 'inverted':
            whole = ' '.join(given[:1]) + (f' {given[1][0]}.' if len(given) > 1 and m.chance(.5) else '')
            name = f'{family}, {whole}' if index == 0 else f'{whole} {family}'
        elif form == 'allinverted':
            name = f'{family}, {given[0]}'
        out.append(name)
    separator = '; ' if form in ('mdpi', 'allinverted') and len(out) > 1 else ', '
    if cut:
        return separator.join(out) + separator + etal
    if m.chance(.015):
        return separator.join(out) + m.pick([', ', '; ', ', for the ', '; the ']) + body(m)
    if len(out) == 1:
        return out[0]
    if len(out) == 2 and final and form != 'apa':
        return out[0] + ('' if form not in ('inverted', 'apa', 'mdpi', 'capsapa') or m.chance(.5) else ',') + f' {final} ' + out[1]
    if final:
        return separator.join(out[:-1]) + (f', {final} ' if m.chance(.6) and separator == ', ' else f' {final} ' if separator == ', ' else f'; {final} ' if m.chance(.5) else '; ') + out[-1]
    return separator.join(out)


def tail_identifiers(m, e, zh=False):
    r = m.r.random()
    if r < .12:
        e.add('identifier', m.pick([' doi:', ' doi: ', ' DOI: ', ' https://doi.org/', ' http://dx.doi.org/', ' DOI:', ' doi ']) + m.doi() + m.pick(['', '.']))
    elif r < .16:
        e.add('identifier', f' PMID: {m.r.randint(100000, 39999999)}' + m.pick(['', '.', f'; PMCID: PMC{m.r.randint(100000, 9999999)}.']))
    elif r < .2:
        e.add('accessed', m.pick([' Available from: ', ' Available at: ', ' Retrieved from ', ' URL: ', ' Available online: '])).add('identifier', m.url() + m.pick(['', '.', ' ']))
        if m.chance(.6):
            y, mo, d = m.r.randint(2005, 2024), m.pick(MONTHS), m.r.randint(1, 28)
            e.add('accessed', m.pick([f' (accessed {d} {mo} {y}).', f' Accessed {mo} {d}, {y}.', f' [Accessed {d} {mo[:3]} {y}]', f' (accessed on {d} {mo} {y}).', f' [cited {y} {mo[:3]} {d}].']))
    elif r < .22:
        e.add('note', m.pick([' [in Chinese].', ' (in Russian)', ' Review.', ' [Epub ahead of print]', ' (In Japanese).', ' Unpublished manuscript.', ' Erratum in: 2011;3:4.', ' [PubMed]', ' (Reprinted 1999).']))
    return e


def article(m):
    e = Entry()
    people = m.people()
    y, v, i, p = m.year(), m.volume(), m.issue(), m.pages()
    full, short = m.journal()
    j = short if m.chance(.55) else full
    if m.chance(.2) and short != full:
        j = ' '.join(w + '.' if w != f and len(w) > 1 and w.upper() != w else w for w, f in zip(short.split(), short.split())) if False else dotted(short, full)
    t = m.title('title' if m.chance(.15) else 'sentence')
    end = '' if t.endswith('?') else '.'
    vi = m.chance(.55)
    style = m.pick(['vancouver'] * 4 + ['vancouver2', 'springer', 'springer', 'springervan', 'bmc', 'bmc2', 'apa', 'apa', 'harvard', 'harvard2', 'elsevier', 'elsevierh', 'mdpi', 'plos', 'frontiers', 'frontiers2',
                    'ieee', 'ieee', 'nature', 'pnas', 'cell', 'acs', 'rsc', 'jxb', 'jxb2', 'bare', 'mla', 'chicago', 'chicagoad', 'plain', 'plain', 'plain2', 'spaced', 'agu', 'french', 'colon', 'worldsci', 'aip', 'vet', 'mb', 'wo', 'lost', 'lost', 'lost', 'internet'])
    ti = m.chance(.03)
    if style in ('vancouver', 'vancouver2', 'spaced', 'springervan', 'colon'):
        most = m.pick([None, 3, 6, 6])
        names = authors(m, people, 'vancouver', most=most, etal=m.pick(['et al', 'et al.', 'et al', 'et al..']))
        if m.chance(.05):
            names = body(m)
        e.add('author', names + (': ' if style == 'colon' else m.pick(['. ', '. ', '. ', '.', ' ']) if not names.endswith('.') else ' '))
        e.add('title', t + end + ' ')
        mid = m.pick(['. ', '. ', ' ', ', '])
        e.add('container', j + mid)
        month = ' ' + m.pick(SHORT_MONTHS + [str(m.r.randint(1, 12))]) + (f' {m.r.randint(1, 28)}' if m.chance(.5) else '') if style == 'vancouver2' or m.chance(.1) else ''
        e.add('date', f'{y}{month}' + m.pick([';', ';', '; ', ', ']))
        e.add('volume', v + ('' if vi else m.pick([':', ':', ': ', ', '])))
        if vi:
            e.add('issue', m.pick(['', '', ' ']) + f'({i})' + m.pick([':', ':', ': ']))
        e.add('pages', p + m.pick(['.', '.', '']))
        if style == 'spaced':
            e.segments = [(l, x.replace(',', ' ,').replace(';', ' ; ').replace(':', ' : ').replace('.', ' .') if l != 'identifier' else x) for l, x in e.segments]
    elif style in ('springer', 'pnas', 'vet', 'plos', 'jxb', 'jxb2', 'bare', 'wo'):
        names = authors(m, people, m.pick(['vancouver', 'vancouver', 'vancouver', 'elife', 'gblower']), final=m.pick(['', '', 'and', '&']), most=m.pick([None, None, 3, 6]), etal=m.pick(['et al', 'et al.']))
        e.add('author', names + ' ')
        suffix = m.pick(['', '', '', '', 'a', 'b'])
        if style == 'jxb':
            e.segments[-1] = ('author', names + m.pick(['. ', ', ', ' ']))
            e.add('date', f'{y}{suffix}. ')
        elif style in ('jxb2', 'vet'):
            e.add('date', f'{y}{suffix} ')
        elif style == 'bare':
            pass
        else:
            e.add('date', f'({y}{suffix})' + m.pick([' ', '. ', ' ', ': ']))
        e.add('title', t + (end if style != 'bare' else '') + ' ')
        e.add('container', j + m.pick([' ', ' ', ', ', '. '] if style not in ('bare', 'jxb2') else [' ', '']))
        if style == 'bare':
            e.add('date', f'{y} ')
        e.add('volume', v + ('' if vi else m.pick([': ', ':', ', '] if style != 'bare' else [' '])))
        if vi:
            e.add('issue', m.pick(['', ' ']) + (f'({i})' + m.pick([': ', ':', ', ']) if style != 'bare' else i + ' '))
        e.add('pages', (m.pick(['', '', 'pp. ', 'p. ']) if style != 'bare' else '') + p + m.pick(['.', '']))
    elif style in ('bmc', 'bmc2'):
        e.add('author', authors(m, people, 'vancouver', most=m.pick([None, 30])) + m.pick([': ', '. '])).add('title', t + end + ' ').add('container', j + m.pick(['. ', ' ']))
        e.add('date', f'{y}' + m.pick([', ', ',', ';'])).add('volume', v + ('' if vi else m.pick([': ', ':'])))
        if vi:
            e.add('issue', f'({i})' + m.pick([': ', ':']))
        e.add('pages', p + '.')
    elif style in ('apa', 'harvard', 'harvard2', 'elsevierh', 'cell', 'frontiers', 'agu', 'worldsci'):
        form = {'frontiers': 'frontiers', 'elsevierh': 'mdpi'}.get(style, m.pick(['apa', 'apa', 'apa', 'mdpi', 'capsapa']))
        if form == 'mdpi':
            names = authors(m, people, 'apa', final=m.pick(['&', 'and', ''])).replace('. ', '.') if m.chance(.3) else authors(m, people, 'apa', final=m.pick(['&', 'and', '']))
        else:
            names = authors(m, people, form, final=m.pick(['&', 'and', '', '&']), most=m.pick([None, None, 3, 6]), etal=m.pick(['et al.', 'et al']))
        if m.chance(.04):
            names = body(m) + '.'
        month = f', {m.pick(MONTHS)}' if m.chance(.05) else ''
        suffix = m.pick(['', '', '', '', '', 'a', 'b'])
        if style in ('elsevierh', 'harvard2'):
            e.add('author', names + m.pick([', ', ' '])).add('date', f'{y}{suffix}. ')
        else:
            e.add('author', names + ' ').add('date', f'({y}{suffix}{month})' + m.pick(['. ', '. ', ', ', ' ', ': ']))
        if style in ('harvard',) and m.chance(.7):
            q = m.pick([("'", "'"), ('‘', '’'), ('"', '"'), ('“', '”')])
            e.add('title', q[0] + t + q[1] + ', ')
        else:
            e.add('title', t + (end if m.chance(.93) else ',') + ' ')
        e.add('container', j + m.pick([', ', ', ', ' ', '. ']))
        words = style == 'harvard' and m.chance(.6)
        e.add('volume', (m.pick(['vol. ', 'Vol. ', 'vol ']) if words else '') + v + (m.pick([', ', ', ', ': ', ':']) if not vi else ', ' if words else ''))
        if vi:
            e.add('issue', (m.pick(['no. ', 'No. ', 'iss. ']) + i + ', ') if words else m.pick(['', ' ', '']) + f'({i})' + m.pick([', ', ': ', ':']))
        e.add('pages', m.pick(['', '', 'pp. ', 'pp.', 'p. ']) + p + m.pick(['.', '.', '']))
    elif style in ('elsevier', 'aip'):
        e.add('author', authors(m, people, m.pick(['glued', 'ieee']), final=m.pick(['', 'and'])) + ', ').add('title', t + m.pick([', ', '. ']))
        e.add('container', j + m.pick([' ', ', '])).add('volume', v + (' ' if not vi else '' if m.chance(.5) else ' '))
        if vi:
            e.add('issue', f'({i}) ')
        if m.chance(.6):
            e.add('date', f'({y}) ').add('pages', p + '.')
        else:
            e.add('pages', p + ' ').add('date', f'({y}).')
    elif style == 'mdpi':
        e.add('author', authors(m, people, 'mdpi') + ('. ' if False else ' ')).add('title', t + end + ' ').add('container', j + ' ').add('date', f'{y}, ').add('volume', v + ', ')
        if vi and m.chance(.3):
            e.segments[-1] = ('volume', v)
            e.add('issue', f'({i}), ')
        e.add('pages', p + m.pick(['.', ', ']))
    elif style == 'frontiers2':
        e.add('author', authors(m, people, 'vancouver', most=m.pick([6, None]), etal=m.pick(['et al', 'et al.', 'et al..'])) + '. ').add('title', t + end + ' ').add('container', j + m.pick([' ', '. ']))
        e.add('date', f'({y}) ').add('volume', v + ('' if vi else ':'))
        if vi:
            e.add('issue', f'({i}):')
        e.add('pages', p + '.')
    elif style == 'ieee':
        q = m.pick([('“', ',” '), ('"', '," '), ('“', '”, '), ('``', ",'' ")])
        e.add('author', authors(m, people, m.pick(['ieee', 'ieee', 'natural', 'apa']), final='and', most=m.pick([None, 3, None]), etal='et al.') + ', ')
        e.add('title', q[0] + t + q[1]).add('container', j + ', ').add('volume', m.pick(['vol. ', 'Vol. ', 'v. ', '']) + v + ', ')
        if vi:
            e.add('issue', m.pick(['no. ', 'No. ', 'Issue ', 'n° ']) + i + ', ')
        month = m.pick(MONTHS + [x + '.' for x in SHORT_MONTHS]) + ' ' if m.chance(.6) else ''
        if m.chance(.75):
            e.add('pages', m.pick(['pp. ', 'pp.', 'p. ', '']) + p + ', ').add('date', f'{month}{y}.')
        else:
            e.add('date', f'{month}{y}, ').add('pages', m.pick(['pp. ', 'pages ']) + p + '.')
    elif style == 'nature':
        e.add('author', authors(m, people, 'apa', final='&', most=m.pick([None, 1]), etal='et al.').replace(', et al', ' et al') + ' ').add('title', t + end + ' ').add('container', j + ' ').add('volume', v + ', ').add('pages', p + ' ').add('date', f'({y}).')
    elif style == 'acs':
        e.add('author', authors(m, people, 'mdpi', final=m.pick(['', 'and'])) + m.pick([' ', ', ']))
        if m.chance(.5):
            e.add('title', t + end + ' ')
        e.add('container', j + ' ').add('date', f'{y}, ').add('volume', v + ', ')
        e.add('pages', p + '.')
    elif style == 'rsc':
        e.add('author', authors(m, people, m.pick(['ieee', 'glued']), final=m.pick(['', 'and'])) + ', ').add('container', j + m.pick([', ', ' '])).add('date', f'{y}, ').add('volume', v + ', ').add('pages', p + '.')
    elif style in ('mla', 'chicago', 'chicagoad'):
        q = m.pick([('"', '." '), ('“', '.” '), ('“', '”. '), ('‘', '’, '), ('«', '», '), ('„', '" '), ('“', '” ')])
        t = m.title('title')
        if t.endswith('?'):
            q = (q[0], q[1][1:] if q[1][0] in '.,' else q[1])
        names = authors(m, people, m.pick(['inverted', 'inverted', 'natural']), final='and')
        if m.chance(.08):
            names = m.pick(['———', '---', '–––––'])
        e.add('author', names + ('. ' if not names.endswith('.') else ' '))
        if style == 'chicagoad':
            e.add('date', f'{y}. ')
        e.add('title', q[0] + t + q[1]).add('container', j + ' ')
        if style == 'mla' and vi:
            e.add('volume', v).add('issue', '.' + i.replace(' ', '') + ' ')
        else:
            e.add('volume', m.pick(['', '', 'vol. ']) + v + (m.pick([', ', ' ']) if vi else ' '))
            if vi:
                e.add('issue', m.pick([f'no. {i} ', f'({i}) ', f'No. {i} ']))
        if style == 'chicagoad':
            e.segments[-1] = (e.segments[-1][0], e.segments[-1][1].rstrip() + ': ')
        else:
            e.add('date', f'({m.pick([m.pick(MONTHS) + " ", m.pick(["Spring ", "Fall "]), "", ""])}{y}): ')
        e.add('pages', p + '.')
    elif style in ('plain', 'plain2', 'mb'):
        form = m.pick(['ieee', 'ieee', 'natural', 'natural', 'glued', 'apa'])
        names = authors(m, people, form, final='and' if form != 'apa' else m.pick(['and', '&']))
        e.add('author', names + m.pick(['. ', '. ', ', ']) if not names.endswith('.') else names + ' ')
        if style == 'mb':
            e.add('date', f'({y}). ')
        e.add('title', t + end + ' ').add('container', j + m.pick([', ', ', ', ' ']))
        vol = m.pick(['', '', 'Vol. ', 'vol. ', 'volume ']) + v
        e.add('volume', vol + ('' if vi else m.pick([':', ', '])))
        if vi:
            e.add('issue', (f'({i})' if vol == v else m.pick([f', No. {i}', f', no. {i}', f'({i})'])) + m.pick([':', ', ', ': ']))
        month = m.pick(MONTHS) + ' ' if m.chance(.4) else ''
        if m.chance(.1) and style != 'mb':
            e.add('date', f'{month}{y}.')
        else:
            e.add('pages', m.pick(['', '', 'pp. ', 'pages ']) + p + (', ' if style != 'mb' else '.'))
            if style != 'mb':
                e.add('date', f'{month}{y}.')
    elif style == 'lost':
        names = authors(m, people, m.pick(['vancouver', 'vancouver', 'gblower', 'frontiers']), most=m.pick([None, None, 3]), etal='et al.')
        e.add('author', names + m.pick([' ', ' ', '. ']))
        early = m.chance(.35)
        if early:
            e.add('date', f'{y} ')
        glue = '' if m.chance(.12) else ' '
        e.add('title', t + m.pick(['', '', '', '.']) + (glue if t[-1] in '?)' or glue else ' '))
        glue = '' if m.chance(.15) else ' '
        e.add('container', j + (glue if early else ' '))
        if not early:
            if m.chance(.15):
                e.segments[-1] = ('container', e.segments[-1][1].rstrip())
            e.add('date', f'{y} ')
        first = m.r.randint(1, 3000)
        last = first + m.r.randint(1, 25)
        volume = str(m.r.randint(1, 180))
        r = m.r.random()
        if r < .55:
            e.add('volume', volume + (str(m.r.randint(1, 12)) if vi else '') + f'{first}{last}')
        elif r < .65:
            e.add('volume', volume + (str(m.r.randint(1, 12)) if vi else '') + str(first))
        elif r < .85:
            e.add('volume', volume + (' ' if vi else ' ')).add('issue', str(m.r.randint(1, 12)) + ' ' if vi else '').add('pages', p)
        else:
            e.add('volume', volume + ', ').add('pages', p + '.')
        return tail_identifiers(m, e)
    elif style == 'internet':
        e.add('author', authors(m, people, 'vancouver', most=m.pick([None, 6]), etal='et al') + '. ').add('title', t + end + ' ').add('container', j + m.pick([' [Internet]. ', ' [serial online]. ', ' [Internet] ']))
        month = m.pick(['', f' {m.pick(SHORT_MONTHS)}', f' {m.r.randint(1, 12)}', f' {m.pick(SHORT_MONTHS)} {m.r.randint(1, 28)}'])
        e.add('date', f'{y}{month} ').add('accessed', f'[{m.pick(["cited", "cited", "accessed"])} {m.r.randint(2000, 2024)} {m.pick(SHORT_MONTHS)} {m.r.randint(1, 28)}]; ')
        e.add('volume', v + ('' if vi else m.pick([':', ': '])))
        if vi:
            e.add('issue', m.pick([f'({i}):', f' {i}: ', f'({i}): ']))
        e.add('pages', m.pick([p, p, p.replace('-', '- ').replace('–', '– ')]) + '. ').add('accessed', 'Available from: ').add('identifier', m.url())
        return e
    elif style == 'french':
        e.add('author', authors(m, people, m.pick(['vancouver', 'capsapa', 'frontiers']), final=m.pick(['', 'et'])) + m.pick([', ', '. ', ' ']))
        if m.chance(.5):
            e.add('date', f'{y}' + m.pick(['. ', ', ', ' ']))
            y = None
        q = m.pick([('«', '», '), ('« ', ' », '), ('“', '”, '), ('', '. '), ('', ', ')])
        e.add('title', q[0] + t + q[1]).add('container', m.pick(['', '', 'in ']) + j + ', ').add('volume', m.pick(['vol. ', 't. ', 'Vol. ', '']) + v + ', ')
        if vi:
            e.add('issue', m.pick(['n° ', 'no ', 'n°']) + i + ', ')
        if y:
            e.add('date', f'{y}, ')
        e.add('pages', m.pick(['p. ', 'pp. ', 'pp.']) + p + '.')
    return tail_identifiers(m, e)


def dotted(short, full):
    words = full.lower().replace(',', '').split()
    return ' '.join(w + ('.' if w.lower() not in words and len(w) > 1 and not w.isupper() or len(w) == 1 else '') for w in short.split())


def host(m):
    """Chapters and papers in proceedings."""
    e = Entry()
    people, editors = m.people(5), m.people(3)
    y, p = m.year(), m.pages()
    place, house = m.pick(PUBLISHERS)
    t = m.title('title' if m.chance(.3) else 'sentence')
    end = '' if t.endswith('?') else '.'
    isBook = m.chance(.55)
    b = m.book() if isBook else m.conference()
    style = m.pick(['vancouver', 'vancouver', 'apa', 'apa', 'springer', 'springer', 'harvard', 'chicago', 'ieee', 'plain', 'plain', 'plain', 'lncs', 'mdpi', 'hist', 'acs', 'elsevier'])
    month = m.pick(MONTHS) + ' ' if m.chance(.4) else ''
    if style == 'vancouver':
        e.add('author', authors(m, people, 'vancouver', most=m.pick([None, 6]), etal='et al') + '. ').add('title', t + end + ' ')
        if isBook and m.chance(.8):
            e.add('editor', m.pick(['In: ', 'In ', 'in: ']) + authors(m, editors, 'vancouver') + m.pick([', editors. ', ', eds. ', ' (eds). ', ', ed. ', ' (Eds.), '])).add('container', b + '. ')
        else:
            e.add('container', m.pick(['In: ', 'In ']) + b + '. ')
        if m.chance(.3):
            e.add('edition', m.pick(['2nd ed. ', '3rd edition. ', '5th ed. ']))
        if m.chance(.2):
            e.add('volume', m.pick(['Vol. ', 'vol ']) + m.volume() + '. ')
        e.add('place', place + ': ').add('publisher', house + m.pick(['; ', ', '])).add('date', f'{y}' + m.pick(['. ', '; ', ': '])).add('pages', m.pick(['p. ', 'pp. ', '']) + p + '.')
    elif style == 'apa':
        e.add('author', authors(m, people, 'apa', final='&') + ' ').add('date', f'({y}). ').add('title', t + end + ' ')
        if m.chance(.8):
            e.add('editor', 'In ' + authors(m, editors, 'ieee', final='&') + m.pick([' (Eds.), ', ' (Ed.), ', ' (eds.), '])).add('container', b + ' ')
        else:
            e.add('container', 'In ' + b + ' ')
        if m.chance(.2):
            e.add('volume', f'(Vol. {m.volume()}) ').add('pages', f'(pp. {p}). ')
        elif m.chance(.3):
            e.add('volume', f'(Vol. {m.volume()}, ').add('pages', f'pp. {p}). ')
        elif m.chance(.2):
            e.add('edition', '(2nd ed., ').add('pages', f'pp. {p}). ')
        else:
            e.add('pages', m.pick([f'(pp. {p}). ', f'(p. {p}). ', f'(pp.{p}). ']))
        if m.chance(.6):
            e.add('place', place + ': ')
        e.add('publisher', house + '.')
    elif style in ('springer', 'lncs'):
        names = authors(m, people, 'vancouver') if style == 'springer' else authors(m, people, 'apa')
        e.add('author', names + ' ' if style == 'springer' else names + m.pick([': ', ', ']))
        if style == 'springer':
            e.add('date', f'({y}) ')
        e.add('title', t + end + ' ')
        if m.chance(.7):
            e.add('editor', 'In: ' + authors(m, editors, 'vancouver' if style == 'springer' else 'apa') + m.pick([' (eds) ', ' (ed) ', ' (eds.) '])).add('container', b + '. ')
        else:
            e.add('container', 'In: ' + b + '. ')
        if style == 'lncs':
            if m.chance(.6):
                e.add('collection', m.pick(['LNCS, ', 'Lecture Notes in Computer Science, ', 'CCIS, '])).add('volume', f'vol. {m.r.randint(100, 9000)}, ')
            e.add('pages', f'pp. {p}. ').add('publisher', house + ', ').add('place', place + ' ').add('date', f'({y}).')
        else:
            e.add('publisher', house + ', ').add('place', place + ', ').add('pages', f'pp {p}' + m.pick(['.', '']))
    elif style == 'harvard':
        e.add('author', authors(m, people, m.pick(['apa', 'capsapa']), final=m.pick(['and', '&'])) + ' ').add('date', m.pick([f'{y}. ', f'({y}) ', f', {y}. ']))
        q = m.pick([('', '. '), ("'", "', "), ('‘', '’, '), ('“', '”, ')])
        e.add('title', q[0] + t + q[1])
        e.add('editor', m.pick(['In: ', 'in ', 'In ']) + authors(m, editors, m.pick(['ieee', 'apa']), final=m.pick(['and', '&'])) + m.pick([', eds. ', ' (eds) ', ' (eds.), ', ', ed. ', ' (ed.), '])).add('container', b + m.pick(['. ', ', ']))
        e.add('place', place + ': ').add('publisher', house + m.pick([', ', '. '])).add('pages', m.pick(['pp. ', 'pp.', 'p. ']) + p + '.')
    elif style == 'chicago':
        q = m.pick([('"', '." '), ('“', '.” '), ('“', '”, ')])
        e.add('author', authors(m, people, 'inverted', final='and') + '. ')
        early = m.chance(.3)
        if early:
            e.add('date', f'{y}. ')
        e.add('title', q[0] + m.title('title') + q[1]).add('container', m.pick(['In ', 'in ']) + b + ', ')
        e.add('editor', m.pick(['edited by ', 'ed. ', 'eds. ']) + authors(m, editors, 'natural', final='and') + m.pick([', ', '. ']))
        if m.chance(.6):
            e.add('pages', p + '. ').add('place', place + ': ').add('publisher', house + ('.' if early else ', '))
            if not early:
                e.add('date', f'{y}.')
        else:
            e.segments[-1] = ('editor', e.segments[-1][1].rstrip(' ,.') + ' ')
            e.add('place', f'({place}: ').add('publisher', house + (')' if early else ', '))
            if not early:
                e.add('date', f'{y}), ')
            e.add('pages', p + '.')
    elif style == 'ieee':
        q = m.pick([('“', ',” '), ('"', '," '), ('``', ",'' ")])
        e.add('author', authors(m, people, m.pick(['ieee', 'natural']), final='and') + ', ').add('title', q[0] + t + q[1]).add('container', m.pick(['in ', 'in ', 'In ', '']) + b + ', ')
        if m.chance(.3):
            e.add('editor', authors(m, editors, 'ieee', final='and') + m.pick([', Eds. ', ', Eds., ', ', Ed. ']))
        if m.chance(.4):
            e.add('place', m.pick(CITIES) + ', ')
        if m.chance(.3):
            e.add('publisher', house + ', ')
        if m.chance(.25):
            e.add('volume', f'vol. {m.volume()}, ')
        if m.chance(.7):
            e.add('date', month + f'{y}, ').add('pages', f'pp. {p}.')
        else:
            e.add('pages', f'pp. {p}, ').add('date', month + f'{y}.')
    elif style == 'plain':
        e.add('author', authors(m, people, m.pick(['ieee', 'natural', 'glued', 'apa']), final='and') + m.pick(['. ', ', ']))
        if m.chance(.2):
            e.add('date', f'({y}). ')
            y = None
        e.add('title', t + end + ' ')
        if isBook and m.chance(.7):
            e.add('editor', m.pick(['In ', 'In: ', 'in ']) + authors(m, editors, m.pick(['ieee', 'natural', 'apa']), final='and') + m.pick([', editors, ', ', editor, ', ' (Eds.), ', ' (editors), ', ', eds., '])).add('container', b + m.pick([', ', '. ']))
        else:
            e.add('container', m.pick(['In ', 'In: ', 'in ', '']) + b + m.pick([', ', '. ']))
        if m.chance(.25):
            e.add('volume', m.pick(['volume ', 'Vol. ', 'vol. ']) + m.volume() + ', ')
        if m.chance(.5):
            e.add('pages', m.pick(['pages ', 'pp. ', 'pp.', '']) + p + ', ')
        if m.chance(.4):
            e.add('place', m.pick(CITIES) + ', ')
        if m.chance(.5):
            e.add('publisher', m.pick([house, 'IEEE', 'ACM', 'ACM Press', 'IEEE Computer Society Press', 'AAAI Press', house]) + (', ' if y else '.'))
        if y:
            e.add('date', month + f'{y}.')
    elif style in ('mdpi', 'acs'):
        e.add('author', authors(m, people, 'mdpi') + ' ').add('title', t + end + ' ').add('container', 'In ' + b + '; ')
        if m.chance(.6):
            e.add('editor', authors(m, editors, 'mdpi') + ', Eds.; ')
        e.add('publisher', house + ': ').add('place', place + ', ').add('date', f'{y}' + m.pick(['; ', ', ']))
        if m.chance(.4):
            e.add('volume', f'Volume {m.volume()}, ')
        e.add('pages', f'pp. {p}.')
    elif style == 'hist':
        e.add('author', authors(m, people[:2], 'natural', final='and') + ', ').add('title', m.pick(['‘', '“']) + m.title('title') + m.pick(['’, ', ',” ', '”, '])).add('container', 'in ' + b + ', ')
        e.add('editor', m.pick(['ed. ', 'edited by ', 'eds. ']) + authors(m, editors, 'natural', final='and') + ' ').add('place', f'({place}: ').add('publisher', house + ', ').add('date', f'{y}), ').add('pages', m.pick(['', 'pp. ', 'p. ']) + p + '.')
    else:
        e.add('author', authors(m, people, 'glued') + ', ').add('title', t + ', ').add('editor', 'in: ' + authors(m, editors, 'glued') + ' (Eds.), ').add('container', b + ', ').add('publisher', house + ', ').add('place', place + ', ').add('date', f'{y}, ').add('pages', f'pp. {p}.')
    return tail_identifiers(m, e)


def monograph(m):
    e = Entry()
    people = m.people(4)
    y = m.year()
    place, house = m.pick(PUBLISHERS)
    t = m.title('title') if m.chance(.6) else m.title()
    edition = m.pick(['2nd ed', '3rd ed', '2nd edition', '4th rev. ed', 'Rev. ed', '5th edn', 'Third edition']) if m.chance(.25) else ''
    style = m.pick(['vancouver', 'apa', 'apa', 'harvard', 'chicago', 'chicago', 'mla', 'springer', 'ieee', 'plain', 'plain', 'short', 'hist', 'french', 'editors', 'mdpi'])
    if style == 'vancouver':
        e.add('author', authors(m, people, 'vancouver') + '. ').add('title', t + '. ').add('edition', edition and edition + '. ').add('place', place + ': ').add('publisher', house + m.pick(['; ', ', '])).add('date', f'{y}.')
        if m.chance(.15):
            e.add('pages', f' {m.r.randint(90, 900)} p.')
    elif style == 'apa':
        names = authors(m, people, 'apa', final='&') if m.chance(.9) else body(m) + '.'
        e.add('author', names + ' ').add('date', f'({y}). ').add('title', t + (' ' if edition else '. ')).add('edition', edition and f'({edition}). ')
        if m.chance(.7):
            e.add('place', place + ': ')
        e.add('publisher', house + '.')
    elif style == 'harvard':
        e.add('author', authors(m, people, m.pick(['apa', 'capsapa']), final='and') + ' ').add('date', m.pick([f'({y}) ', f'{y}. ', f', {y}, '])).add('title', t + m.pick([', ', '. '])).add('edition', edition and edition + m.pick([', ', '. ']))
        if m.chance(.6):
            e.add('place', place + ': ').add('publisher', house + '.')
        else:
            e.add('publisher', house + ', ').add('place', place + '.')
    elif style in ('chicago', 'mla'):
        names = authors(m, people, 'inverted', final='and') if m.chance(.85) else m.pick(['———', '---', '–––––', '______'])
        early = m.chance(.3)
        e.add('author', names + ('. ' if not names.endswith('.') else ' '))
        if early:
            e.add('date', f'{y}. ')
        e.add('title', t + '. ')
        if m.chance(.12):
            e.add('translator', m.pick(['Translated by ', 'Trans. ']) + authors(m, m.people(1), 'natural') + '. ')
        e.add('edition', edition and edition + '. ').add('place', place + ': ').add('publisher', house + ('.' if early else ', '))
        if not early:
            e.add('date', f'{y}.')
    elif style == 'springer':
        e.add('author', authors(m, people, 'vancouver') + ' ').add('date', f'({y}) ').add('title', t + (', ' if edition else '. ')).add('edition', edition and edition + m.pick(['. ', 'n. '])).add('publisher', house + ', ').add('place', place)
    elif style == 'ieee':
        e.add('author', authors(m, people, 'ieee', final='and') + ', ').add('title', t + (', ' if edition else '. ')).add('edition', edition and edition + '. ').add('place', place + ': ').add('publisher', house + ', ').add('date', f'{y}.')
    elif style == 'plain':
        e.add('author', authors(m, people, m.pick(['ieee', 'natural']), final='and') + m.pick(['. ', ', '])).add('title', t + m.pick(['. ', ', ']))
        if m.chance(.2):
            e.add('collection', m.pick(TOPICS).title() + ' Series. ' if m.chance(.5) else 'Lecture Notes in Mathematics, ')
            if m.chance(.5):
                e.add('volume', f'volume {m.r.randint(2, 900)}. ')
        e.add('publisher', house + ', ')
        if m.chance(.5):
            e.add('place', place + ', ')
        e.add('edition', edition and edition + ', ').add('date', f'{y}.')
    elif style == 'short':
        e.add('author', authors(m, people, 'mdpi', final='and') + ', ').add('title', t + ', ').add('publisher', house + ', ').add('place', place + ', ').add('date', f'{y}' + m.pick(['.', '']))
    elif style == 'hist':
        e.add('author', authors(m, people[:2], 'natural', final='and') + ', ').add('title', t + ' ').add('place', f'({place}: ').add('publisher', house + ', ').add('date', f'{y})' + m.pick(['.', ', ']))
        if e.segments[-1][1].endswith(', '):
            e.add('pages', m.pick(['p. ', 'pp. ', '']) + m.pages() + '.')
    elif style == 'french':
        e.add('author', authors(m, people[:2], m.pick(['capsapa', 'allinverted', 'natural'])) + ', ').add('title', t + ', ').add('place', place + ', ').add('publisher', house + ', ').add('date', f'{y}' + m.pick(['.', '']))
        if m.chance(.3):
            e.segments[-1] = ('date', f'{y}, ')
            e.add('pages', f'{m.r.randint(100, 700)} p.')
    elif style == 'editors':
        e.add('editor', authors(m, people[:3], m.pick(['inverted', 'apa', 'vancouver']), final=m.pick(['and', '&'])) + m.pick([' (Eds.). ', ', eds. ', ' (eds.), ', ', editors. ', ' (Ed.) ']))
        if m.chance(.5):
            e.add('date', f'({y}). ').add('title', t + '. ').add('place', place + ': ').add('publisher', house + '.')
        else:
            e.add('title', t + '. ').add('place', place + ': ').add('publisher', house + m.pick([', ', '; '])).add('date', f'{y}.')
    else:
        e.add('author', authors(m, people, 'mdpi') + ' ').add('title', t + (', ' if edition else '; ')).add('edition', edition and edition + '; ').add('publisher', house + ': ').add('place', place + ', ').add('date', f'{y}.')
    return tail_identifiers(m, e)


def other(m):
    """Theses, reports, patents, web pages, preprints, newspapers."""
    e = Entry()
    people = m.people(3)
    y = m.year()
    t = m.title('title' if m.chance(.4) else 'sentence')
    kind = m.pick(['thesis', 'thesis', 'report', 'report', 'web', 'web', 'preprint', 'news', 'patent', 'standard', 'talk', 'press'])
    school = m.pick(UNIVERSITIES)
    if kind == 'thesis':
        g = m.pick(['PhD thesis', 'Ph.D. thesis', 'Doctoral dissertation', 'M.S. thesis', "Master's thesis", 'PhD dissertation', 'Diss.', 'Thèse de doctorat'])
        style = m.pick(['apa', 'plain', 'chicago', 'vancouver', 'ieee'])
        if style == 'apa':
            e.add('author', authors(m, people[:1], 'apa') + ' ').add('date', f'({y}). ').add('title', t + m.pick([' ', '. '])).add('genre', m.pick([f'({g}). ', f'{g}, ', f'[{g}]. ', f'Unpublished {g}, '])).add('publisher', school + m.pick(['.', ', ']))
            if e.segments[-1][1].endswith(', '):
                e.add('place', m.pick(CITIES) + '.')
        elif style == 'vancouver':
            e.add('author', authors(m, people[:1], 'vancouver') + '. ').add('title', t + ' ').add('genre', f'[{g}]. ').add('place', m.pick(CITIES) + ': ').add('publisher', school + '; ').add('date', f'{y}.')
        else:
            e.add('author', authors(m, people[:1], 'natural' if style == 'plain' else 'inverted' if style == 'chicago' else 'ieee') + m.pick(['. ', ', '])).add('title', m.pick([t + '. ', f'“{t}.” ', f'“{t},” '])).add('genre', g + ', ').add('publisher', school + ', ').add('date', (m.pick(MONTHS) + ' ' if m.chance(.3) else '') + f'{y}.')
    elif kind == 'report':
        n = f'{m.pick(["TR", "CS", "MIT/LCS", "No.", "Report", "CS-TR", "RR"])}{m.pick(["-", " "])}{m.r.randint(10, 2999)}'
        g = m.pick(['Technical Report', 'Tech. Rep.', 'Working Paper', 'Research Report', 'Technical report', 'Discussion Paper'])
        if m.chance(.5):
            e.add('author', authors(m, people, m.pick(['ieee', 'natural']), final='and') + '. ').add('title', t + '. ').add('genre', f'{g} {n}, ').add('publisher', school + ', ').add('date', (m.pick(MONTHS) + ' ' if m.chance(.4) else '') + f'{y}.')
        else:
            e.add('author', m.pick([authors(m, people, 'apa', final='&'), m.pick(BODIES) + '.']) + ' ').add('date', f'({y}). ').add('title', t + ' ').add('genre', f'({g} {n}). ').add('place', m.pick(CITIES) + ': ').add('publisher', m.pick(BODIES + [school]) + '.')
    elif kind == 'web':
        names = m.pick([m.pick(BODIES) + '. ', authors(m, people[:2], m.pick(['vancouver', 'apa', 'inverted'])) + ' ', ''])
        d, mo = m.r.randint(1, 28), m.pick(MONTHS)
        e.add('author', names)
        if m.chance(.5) and names:
            e.add('date', f'({y}). ')
            y = None
        if m.chance(.15) and y:
            e.add('title', t + ' ').add('date', m.pick([f'{y} ', f'{y}. ', f'({y}). ']))
            y = None
        else:
            e.add('title', m.pick([t + '. ', f'“{t}.” ', t + ' [Internet]. ', t + ', ']))
        if m.chance(.4):
            e.add('publisher', m.pick(BODIES + [m.syllables() + ' News', m.syllables() + ' Online']) + m.pick([', ', '; ', '. ']))
        if y:
            e.add('date', m.pick([f'{y}. ', f'{mo} {d}, {y}. ', f'{d} {mo} {y}. ', f'{y} {mo[:3]} {d}. ']))
        e.add('accessed', m.pick(['Available from: ', 'Available at: ', 'Retrieved from ', f'Retrieved {mo} {d}, {m.r.randint(2005, 2024)}, from ', 'Online: ', ''])).add('identifier', m.url() + m.pick(['', '.', ' ']))
        if m.chance(.6):
            e.add('accessed', m.pick([f' (accessed {d} {mo} {m.r.randint(2005, 2024)}).', f' Accessed {mo} {d}, {m.r.randint(2005, 2024)}.', f' [Accessed {d} {mo[:3]} {m.r.randint(2005, 2024)}]', f' [cited {m.r.randint(2005, 2024)} {mo[:3]} {d}].']))
        return e
    elif kind == 'preprint':
        a = f'{m.r.randint(7, 24):02d}{m.r.randint(1, 12):02d}.{m.r.randint(1000, 99999)}'
        e.add('author', authors(m, people, m.pick(['ieee', 'apa', 'vancouver', 'natural']), final='and') + m.pick([', ', '. ', ' '])).add('title', m.pick([t + '. ', f'“{t},” ']))
        if m.chance(.5):
            e.add('container', m.pick(['arXiv preprint ', 'bioRxiv, ', 'medRxiv. ']))
        e.add('identifier', f'arXiv:{a}').add('date', m.pick([f' ({y}).', f', {y}.']))
        return e
    elif kind == 'news':
        paper = m.pick(['The New York Times', 'The Guardian', 'Washington Post', 'Le Monde', 'The Times', 'Die Zeit', 'Chronicle of Higher Education', 'Financial Times', 'Time', 'The Economist', 'Newsweek', 'Science News'])
        d, mo = m.r.randint(1, 28), m.pick(MONTHS)
        if m.chance(.5):
            e.add('author', authors(m, people[:1], m.pick(['apa', 'inverted'])) + ' ').add('date', f'({y}, {mo} {d}). ').add('title', t + '. ').add('container', paper + m.pick([', ', '. '])).add('pages', m.pick(['p. ', 'pp. ', '']) + m.pick(['A', 'B', '']) + f'{m.r.randint(1, 40)}.')
        else:
            e.add('author', authors(m, people[:1], m.pick(['natural', 'inverted'])) + m.pick([', ', '. '])).add('title', f'“{t},” ').add('container', paper + ', ').add('date', m.pick([f'{mo} {d}, {y}', f'{d} {mo} {y}']) + m.pick(['.', ', ']))
            if e.segments[-1][1].endswith(', '):
                e.add('pages', m.pick(['A', 'p. ', '']) + f'{m.r.randint(1, 40)}.')
    elif kind == 'patent':
        n = f'{m.r.randint(3, 11)},{m.r.randint(100, 999)},{m.r.randint(100, 999)}'
        e.add('author', authors(m, people, m.pick(['apa', 'ieee', 'vancouver'])) + m.pick([', ', '. '])).add('title', m.pick([f'“{t},” ', t + '. '])).add('genre', m.pick([f'U.S. Patent {n}, ', f'US Patent No. {n}. ', f'US patent {n}; '])).add('date', m.pick([f'{m.pick(SHORT_MONTHS)}. {m.r.randint(1, 28)}, {y}.', f'{y}.']))
    elif kind == 'standard':
        e.add('author', m.pick(['ISO. ', 'IEEE, ', 'International Organization for Standardization. ', 'ASTM. ', 'CLSI. '])).add('title', t + '. ').add('genre', m.pick([f'ISO {m.r.randint(100, 29000)}-{m.r.randint(1, 9)}. ', f'Standard M{m.r.randint(1, 100)}-A{m.r.randint(1, 9)}. ', f'ASTM E{m.r.randint(100, 999)}. ']))
        e.add('place', m.pick(CITIES) + ': ').add('publisher', m.pick(BODIES) + '; ').add('date', f'{y}.')
    elif kind == 'talk':
        e.add('author', authors(m, people, 'apa', final='&') + ' ').add('date', f'({y}{m.pick(["", ", " + m.pick(MONTHS)])}). ').add('title', t + '. ').add('container', m.pick(['Paper presented at the ', 'Poster session presented at the ', 'Presented at ']) + m.conference().replace('Proceedings of the ', '') + ', ').add('place', m.pick(CITIES) + '.')
    else:
        full, short = m.journal()
        e.add('author', authors(m, people, m.pick(['vancouver', 'apa'])) + m.pick(['. ', ' '])).add('title', t + '. ').add('container', short + m.pick(['. ', ', '])).add('date', m.pick([f'{y} ', f'({y}) ', ''])).add('note', m.pick(['in press.', '(in press).', 'Forthcoming.', 'submitted.', 'Epub ahead of print.']))
    return tail_identifiers(m, e)


# GB/T 7714 and Chinese journals

def gb(m):
    e = Entry()
    zh = m.chance(.62)
    full = m.chance(.25)
    C, S, P, O, K = ('，', '；', '．' if m.chance(.3) else '. ', '：', ('（', '）')) if full else (', ', '; ', '. ', ': ', ('(', ')'))
    if not full and zh and m.chance(.3):
        C, O = ',', ':'
    if zh and m.chance(.25):
        P = '.'
    mark_on = m.chance(.86)
    gap = ' ' if m.chance(.07) else ''
    online = m.chance(.18)
    early = m.chance(.33)
    kind = m.pick(['J'] * 8 + ['M'] * 5 + ['A'] * 4 + ['C', 'C', 'D', 'D', 'N', 'P', 'S', 'R', 'EB', 'G'])
    y = m.year()
    suffix = m.pick(['', '', '', '', 'a', 'b']) if early else ''
    dash = m.pick(['-', '-', '-', '-', '–', '～', '~'])
    p = m.pages(dash, short=m.chance(.05))
    t = m.title_zh() if zh else m.title()
    if not full:
        t = t.replace('：', m.pick(['：', ': ', ':']))
    elif not zh:
        t = t.replace(': ', '：') if m.chance(.5) else t

    def people(most=8, role='', bodies=.07):
        if m.chance(bodies):
            return (body_zh(m) if zh else body(m)) + role
        cut = m.chance(.75)
        if zh:
            names = m.people_zh(most)
            sep = C if C != ', ' or m.chance(.9) else '、'
            if m.chance(.05):
                sep = ' '
            out = sep.join(names[:3]) + (sep if m.chance(.8) else '') + m.pick(['等', '等', '等', '等.']) if cut and len(names) > 3 else sep.join(names)
            if m.chance(.03):
                out = m.pick(['[美]', '（英）', '[日] ']) + out
            return out + role
        form = m.pick(['gb', 'gb', 'gblower', 'gblower', 'gblower', 'gbfull'])
        names = m.people(most)
        out = authors(m, names, form, most=3 if cut else None, etal=m.pick(['et al', 'et al', 'et al.']), final='' if m.chance(.93) else m.pick(['and', '&']))
        return out.replace(', ', C)

    def mark(code):
        if not mark_on:
            return ''
        return f'{gap}[{code}{m.pick(["/OL", "/OL", "/DB", "/CD"]) if online else ""}]'

    def start(role=''):
        if m.chance(.14) and kind in 'MGCAEB':
            if early:
                e.add('author', m.pick(['佚名', 'Anon']) + C).add('date', m.pick([f'{y}{suffix}', f'{y}', '无日期', 'n.d.', f'无日期-{m.pick("abcdefgh")}']) + P)
            return
        names = people(role=role)
        if early:
            joint = m.pick([C, C, P, C])
            e.add('author', names + (joint if not names.endswith('.') or joint != P else ' ')).add('date', f'{y}{suffix}' + P)
        else:
            e.add('author', names + (P if not names.endswith('.') else ' ' if P[-1] == ' ' else '') if m.chance(.96) else names + O)

    def year(close):
        if not early:
            e.add('date', m.pick(['', '', '', '', '', '', 'c', '[']) .replace('[', '') + f'{y}' + close)

    def imprint(close):
        place, house = m.pick(PUBLISHERS_ZH) if zh else m.pick(PUBLISHERS)
        r = m.r.random()
        if r < .04:
            place, house = m.pick([('[S.l.]', '[s.n.]'), ('出版地不详', '出版者不详'), ('[S.l.]', house)])
        if r > .16:
            e.add('place', place + O)
        e.add('publisher', house + (close if early else C))
        year(close)

    def source():
        if online and m.chance(.7):
            r = m.r.random()
            if r < .6:
                e.add('accessed', f'[{m.r.randint(2000, 2024)}-{m.r.randint(1, 12):02d}-{m.r.randint(1, 28):02d}]. ' if m.chance(.9) else f'[{m.r.randint(2000, 2024)}-{m.r.randint(1, 12):02d}-{m.r.randint(1, 28):02d}].')
            e.add('identifier', m.url() + m.pick(['.', '', '.']))
        if m.chance(.15):
            e.add('identifier', m.pick([' DOI:', ' DOI: ', 'DOI：', ' doi:']) + m.doi() + '.')

    end = '' if online and m.chance(.5) else m.pick(['.', '.', '.', '.', '', '。']) if not full else m.pick(['．', '.', '。'])
    if kind == 'J':
        start()
        journal = m.pick(JOURNALS_ZH) if zh else m.journal()[0 if m.chance(.7) else 1]
        if m.chance(.97):
            e.add('title', t + ('' if mark_on else P))
        if mark_on:
            e.add('genre', mark('J') + P)
        v, i = m.volume().split(' ')[0], m.issue().split(' ')[0]
        if zh and m.chance(.06):
            i = m.pick(['增刊1', '增刊', 'S1', 'Z2', '增刊 2'])
        r = m.r.random()
        if early:
            e.add('container', journal + C).add('volume', v + ('' if r < .75 else O))
        else:
            e.add('container', journal + C)
            if r < .1 and zh:
                e.add('date', f'{y}').add('issue', f'{K[0]}{i}{K[1]}{O}').add('pages', p + end)
                source()
                return e
            year(C)
            e.add('volume', v + ('' if r < .75 else O))
        if r < .75:
            e.add('issue', f'{m.pick(["", "", " "])}{K[0]}{i}{K[1]}{O}')
        if m.chance(.95):
            e.add('pages', p + end)
        source()
    elif kind in ('M', 'G'):
        start(role=m.pick([' 编', '主编', '编著', '']) if zh and m.chance(.1) else '')
        vol = ''
        if m.chance(.15):
            vol = m.pick([f'第{m.r.randint(1, 40)}卷', f'第 {m.r.randint(1, 40)} 卷', f'卷{m.r.randint(1, 9)}', f'卷 {m.r.randint(1, 400)}', f'第{m.r.randint(1, 9)}册', '上册', '下册', '上卷', '中卷', m.pick(TOPICS_ZH)[:2] + '卷']) if zh else m.pick([f'Vol. {m.r.randint(1, 9)}', f'vol. {m.r.randint(1, 9)}', f'v.{m.r.randint(1, 9)}', f'第{m.r.randint(1, 9)}卷'])
        if not vol and m.chance(.12):
            t = m.pick([f'{t}：{m.pick(TOPICS_ZH)}国际研讨会论文集', f'第{m.r.randint(2, 30)}届{m.pick(TOPICS_ZH)}学术会议论文集', f'{m.pick(TOPICS_ZH)}资料汇编', f'{m.name_zh()}选集', f'{m.pick(TOPICS_ZH)}年鉴', f'{m.pick(TOPICS_ZH)}：{t}（论文集）']) if zh else m.pick([f'{t}: proceedings of the {m.r.randint(2, 30)}th International Conference on {m.pick(TOPICS).title()}, {m.pick(CITIES)}, {m.r.randint(1, 12)}-{m.r.randint(13, 28)} {m.pick(MONTHS)} {m.year()}', f'{t}: {m.pick(TOPICS)} and {m.pick(TOPICS)}'])
            kind = m.pick([kind, 'C', kind])
        e.add('title', t + (O if vol else '' if mark_on else P)).add('volume', vol + ('' if mark_on else P) if vol else '')
        if mark_on:
            e.add('genre', mark(kind) + P)
        if m.chance(.15):
            e.add('translator', (m.name_zh() + m.pick([C, C, '']) + m.pick(['译', '等译', ' 译']) if zh else authors(m, m.people(1), 'gblower') + C + 'trans') + P)
        if m.chance(.3):
            e.add('edition', (m.pick([f'{m.r.randint(2, 9)}版', f'{m.r.randint(2, 9)} 版', f'第{m.r.randint(2, 9)}版', '修订版', '影印本', '新1版', '增补本', '订正本', f'{m.year()}年版', '第二版', '刻本']) if zh else m.pick(['2nd ed.', '3rd ed', '6th ed.', 'Rev. ed.', '2 版'])).rstrip('.') + P)
        imprint(O if m.chance(.3) else end)
        if e.segments[-1][1].endswith(O) and O:
            e.add('pages', p + end)
        source()
    elif kind in ('A', 'C'):
        start()
        proceedings = kind == 'C' or m.chance(.3)
        e.add('title', t)
        if mark_on:
            e.add('genre', mark('C' if proceedings else 'M'))
        lead = '//' if m.chance(.85) or not mark_on and m.chance(.8) else P + m.pick(['见：', 'In: ', '见: ', 'in: '])
        role = m.pick(['主编', ' 编', '编', '编', '']) if zh and m.chance(.25) else ''
        has_editors = m.chance(.6)
        if zh:
            book = m.pick([m.title_zh(), f'《{m.pick(TOPICS_ZH)}》研究', f'{m.name_zh()}全集', f'{m.name_zh()}文集', f'第{m.r.randint(2, 40)}{m.pick(["届", "次"])}全国{m.pick(TOPICS_ZH)}学术{m.pick(["年会", "会议", "研讨会"])}论文集', f'{m.pick(TOPICS_ZH)}论文集', m.title_zh()])
        else:
            book = m.conference() if proceedings else m.pick([m.book(), m.title(), m.title('title'), f'{m.pick(TOPICS)}: {m.title()}'])
            if proceedings and m.chance(.3):
                book += f', {m.pick(MONTHS)} {m.r.randint(1, 14)}-{m.r.randint(15, 28)}, {m.year()}, {m.pick(UNIVERSITIES)}, {m.pick(CITIES)}'
        if has_editors:
            e.add('editor', lead + people(3, role, .3) + P).add('container', book)
        else:
            e.add('container', lead + book)
        if m.chance(.15):
            e.segments[-1] = (e.segments[-1][0], e.segments[-1][1] + O)
            e.add('volume', m.pick([f'第{m.r.randint(1, 40)}卷', f'第 {m.r.randint(1, 40)} 卷', f'第{m.r.randint(1, 9)}册', '上册', '下册']) if zh else m.pick([f'Vol. {m.r.randint(1, 40)}', f'vol. {m.r.randint(1, 40)}']))
        r = m.r.random()
        if r < .12:
            label, text = e.segments[-1]
            e.segments[-1] = (label, text + C)
            e.add('date', f'{y}' + O if not early else '').add('pages', p + end)
        else:
            label, text = e.segments[-1]
            e.segments[-1] = (label, text + P)
            if m.chance(.2):
                e.add('edition', (m.pick([f'{m.r.randint(2, 9)}版', f'{m.r.randint(2, 9)} 版', '增补本', '修订版', '修订本', f'{m.year()} 版', '影印本', '订正版']) if zh else m.pick(['2nd ed', '6th ed', 'Rev. ed', '3 版'])) + P)
            imprint(O if m.chance(.93) else P)
            e.add('pages', p + end)
        source()
    elif kind == 'D':
        start()
        e.add('title', t + (O if m.chance(.05) else '' if mark_on else P))
        if e.segments[-1][1].endswith(O):
            e.add('number', str(m.r.randint(100000, 99999999)) + ('' if mark_on else P))
        if mark_on:
            e.add('genre', (mark('D') if m.chance(.9) else m.pick([': [dissertation]', '[博士学位论文]', ': 〔dissertation〕', '〔硕士学位论文〕'])) + P)
        school = m.pick(UNIVERSITIES_ZH) if zh else m.pick(UNIVERSITIES)
        if m.chance(.75):
            e.add('place', (m.pick(CITIES_ZH) if zh else m.pick(CITIES)) + O)
        counted = m.chance(.2)
        e.add('publisher', school + m.pick(['', '', '医学院', '研究生院'] if zh else ['']) + ((O if counted else end) if early else C))
        year(O if counted else end)
        if counted:
            e.add('pages', p + end)
        source()
    elif kind == 'N':
        start()
        e.add('title', t + ('' if mark_on else P))
        if mark_on:
            e.add('genre', mark('N') + P)
        e.add('container', (m.pick(['人民日报', '光明日报', '健康报', '中国青年报', '南方周末', '科技日报', '解放军报']) if zh else m.pick(['The Times', 'New York Times', 'The Guardian'])) + C)
        e.add('date', f'{y}-{m.r.randint(1, 12):02d}-{m.r.randint(1, 28):02d}').add('pages', f'{K[0]}{m.r.randint(1, 16)}{K[1]}{end}')
        source()
    elif kind == 'P':
        start()
        e.add('title', t + m.pick([O, ', ', '：'])).add('number', m.pick([f'{m.r.randint(85, 99)}1{m.r.randint(10000, 99999)}.{m.r.randint(0, 9)}', f'CN{m.r.randint(100000000, 299999999)}A', f'US{m.r.randint(1000000, 9999999)}']) + ('' if mark_on else P))
        if mark_on:
            e.add('genre', mark('P') + P)
        e.add('date', f'{y}-{m.r.randint(1, 12):02d}-{m.r.randint(1, 28):02d}' + end)
        source()
    elif kind == 'S':
        if m.chance(.8):
            start()
        number = m.pick([f'GB/T {m.r.randint(1000, 39999)}—{y}', f'GB {m.r.randint(1000, 39999)}-{y}', f'WS/T {m.r.randint(300, 800)}—{y}', f'ISO {m.r.randint(1000, 39999)}:{y}'])
        if m.chance(.5):
            e.add('title', t + O).add('number', number)
        else:
            e.add('number', number + m.pick([' ', ', ', C])).add('title', t)
        if mark_on:
            e.add('genre', mark('S') + P)
        imprint(end)
    elif kind == 'R':
        start()
        e.add('title', t + ('' if mark_on else P))
        if mark_on:
            e.add('genre', mark('R') + P)
        e.add('place', (m.pick(CITIES_ZH) if zh else m.pick(CITIES)) + O).add('publisher', (m.pick(BODIES_ZH) if zh else m.pick(BODIES)) + (end if early else C))
        year(end)
        source()
    else:
        online = True
        start()
        e.add('title', t)
        if mark_on:
            e.add('genre', f'{gap}[EB/OL]' + P)
        if m.chance(.7):
            e.add('date', m.pick([f'({y}-{m.r.randint(1, 12):02d}-{m.r.randint(1, 28):02d})', f'{y}', f'({y}-{m.r.randint(1, 12):02d}-{m.r.randint(1, 28):02d})']))
        e.add('accessed', f'[{m.r.randint(2000, 2024)}-{m.r.randint(1, 12):02d}-{m.r.randint(1, 28):02d}]' + P).add('identifier', m.url() + '.')
    return e


def house_zh(m):
    """Chinese journals' own forms, without marks of the kind, and entries printed in two languages."""
    e = Entry()
    names = m.people_zh()
    y, v, i = m.year(), m.volume().split(' ')[0], str(m.r.randint(1, 12))
    p = m.pages(m.pick(['-', '～', '~', '–']))
    t, j = m.title_zh(), m.pick(JOURNALS_ZH)
    sep = m.pick(['，', ',', ', ', '、', ' '])
    shown = sep.join(names[:3]) + sep + '等' if len(names) > 3 else sep.join(names)
    style = m.pick(['colon', 'dots', 'quoted', 'dots', 'early', 'book', 'bilingual', 'vancouver', 'thesis', 'issue'])
    stop = m.pick(['．', '.', '. ', '。'])
    if style == 'colon':
        e.add('author', shown + m.pick(['：', ':', ': '])).add('title', t + stop).add('container', j + m.pick(['，', ',', ' ', '. '])).add('date', f'{y}' + m.pick([',', '，', ';'])).add('volume', v)
        e.add('issue', f'({i})' + m.pick([':', '：'])).add('pages', p + stop.strip())
    elif style in ('dots', 'vancouver'):
        e.add('author', shown + stop).add('title', t + stop).add('container', j + m.pick([' ', '. ', ',', '，'])).add('date', f'{y}' + m.pick([';', '；', ', ', ','])).add('volume', v + m.pick(['', ' ']))
        if m.chance(.8):
            e.add('issue', f'({i})' + m.pick([':', '：', ': ']))
        else:
            e.segments[-1] = ('volume', v + ':')
        e.add('pages', p + m.pick(['.', '。', '']))
    elif style == 'quoted':
        e.add('author', shown + m.pick(['：', '，', ':'])).add('title', m.pick(['《', '“']) + t + m.pick(['》，', '”，'])).add('container', f'《{j}》' + m.pick(['，', ''])).add('date', f'{y}年').add('issue', f'第{i}期' + m.pick(['，', '。']))
        if e.segments[-1][1].endswith('，'):
            e.add('pages', f'第{p}页。')
    elif style == 'early':
        e.add('author', shown + m.pick(['，', ', ', ' ', '. '])).add('date', m.pick([f'{y}. ', f'({y}). ', f'（{y}）．', f'({y})，'])).add('title', t + m.pick(['．', '. ', '，'])).add('container', j + m.pick(['，', ', '])).add('volume', v)
        e.add('issue', f'({i})' + m.pick(['，', ': ', '：', ', '])).add('pages', p + m.pick(['.', '。', '．']))
    elif style == 'book':
        place, house = m.pick(PUBLISHERS_ZH)
        role = m.pick(['', '主编', ' 编著', '编', '著'])
        e.add('author', shown + role + m.pick(['．', '. ', '：', '：'])).add('title', m.pick([t, f'《{t}》']) + m.pick(['．', '. ', '，']))
        if m.chance(.3):
            e.add('edition', m.pick(['第2版', '第 3 版', '修订版', '2版']) + m.pick(['．', '. ']))
        e.add('place', place + m.pick(['：', ':', ': '])).add('publisher', house + m.pick(['，', ', ', ';', ','])).add('date', m.pick([f'{y}', f'{y}年', f'{y}年版']) + m.pick(['．', '.', '：', ': ', ',', '。']))
        if e.segments[-1][1][-1] in '：, ' or m.chance(.2):
            e.add('pages', m.pick(['', '', '第', 'p']) + p + m.pick(['.', '。', '页。']))
    elif style == 'bilingual':
        e.add('author', shown + stop).add('title', t + '[J]' if m.chance(.5) else t + stop)
        if e.segments[-1][1].endswith('[J]'):
            e.segments[-1] = ('title', t)
            e.add('genre', '[J]. ')
        e.add('container', j + m.pick([', ', '，'])).add('date', f'{y}' + ', ').add('volume', v).add('issue', f'({i}): ').add('pages', p + m.pick(['.', '. ']))
        inner = article(m)
        open_, close = m.pick([('(', ')'), ('[', ']'), ('', ''), (' ', ''), ('（', '）')])
        e.add('note', open_ + inner.string() + close)
    elif style == 'thesis':
        e.add('author', names[0] + m.pick(['．', '. ', '：', '，'])).add('title', t + m.pick(['．', '. ', '，'])).add('genre', m.pick(['博士学位论文', '硕士学位论文', '博士论文', '[博士学位论文]', '硕士论文']) + m.pick(['．', '. ', '，'])).add('place', m.pick(CITIES_ZH) + m.pick(['：', ': '])).add('publisher', m.pick(UNIVERSITIES_ZH) + m.pick(['，', ', '])).add('date', f'{y}' + m.pick(['.', '。', '年']))
    else:
        e.add('author', shown + stop).add('title', t + m.pick(['[J]', stop]) if False else t + stop).add('container', j + m.pick([',', '，', ' '])).add('date', f'{y}').add('issue', f'({i})' + m.pick([':', '：', ',', '，'])).add('pages', p + m.pick(['.', '。', '']))
    return e


# What authors, typesetters and scanners do to an entry

def damage(m, e):
    r = m.r.random()
    segments = e.segments
    if r < .05:
        # A blank is lost behind a stop.
        k = m.r.randrange(len(segments))
        label, text = segments[k]
        if label != 'identifier':
            segments[k] = (label, text.replace('. ', '.', 1))
    elif r < .09:
        # A closing mark is lost.
        k = m.r.randrange(len(segments))
        label, text = segments[k]
        if text.rstrip(' ')[-1:] in '.,:;' and len(text.strip()) > 2 and label != 'identifier':
            segments[k] = (label, text.rstrip(' ')[:-1] + ' ')
    elif r < .11:
        # A letter is misread.
        k = m.r.randrange(len(segments))
        label, text = segments[k]
        if label in ('title', 'author', 'container') and len(text) > 6:
            at = m.r.randrange(2, len(text) - 3)
            swap = {'l': '1', 'o': '0', 'i': 'l', 'rn': 'm', 'e': 'c', 'a': 'n', '.': ',', ',': '.'}
            segments[k] = (label, text[:at] + swap.get(text[at], text[at]) + text[at + 1:])
    elif r < .13:
        # A hyphen of a broken line stays.
        for k, (label, text) in enumerate(segments):
            if label == 'title' and len(text) > 30:
                words = text.split(' ')
                at = next((n for n, w in enumerate(words) if len(w) > 7 and w.isalpha()), None)
                if at is not None:
                    words[at] = words[at][:4] + '- ' + words[at][4:]
                    segments[k] = (label, ' '.join(words))
    elif r < .15:
        # A field is missing.
        if len(segments) > 4:
            k = m.r.randrange(1, len(segments))
            if segments[k][0] in ('issue', 'pages', 'place', 'volume'):
                del segments[k]
    if m.chance(.02):
        # All marks but stops are lost, as markup that is turned into text loses them.
        e.segments = [(l, t if l in ('identifier', 'title', 'author') else t.replace(':', ' ').replace(';', ' ').replace(',', ' ')) for l, t in segments]
    if m.chance(.08):
        n = m.r.randint(1, 200)
        e.segments = [('label', m.pick([f'[{n}] ', f'{n}. ', f'({n}) ', f'{n} ', f'［{n}］', f'{n}) ']))] + e.segments
    return e


KINDS = [(article, .34), (host, .12), (monograph, .1), (other, .09), (gb, .27), (house_zh, .08)]


def entries(count, seed):
    """`count` labelled strings: lists of (label, text)."""
    m = Maker(seed)
    out = []
    while len(out) < count:
        r = m.r.random()
        for make, share in KINDS:
            if r < share:
                break
            r -= share
        out.append(damage(m, make(m)).segments)
    return out


if __name__ == '__main__':
    import sys
    for segments in entries(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        print(''.join(f'<{l}>{t}' for l, t in segments) if '--labels' in sys.argv else ''.join(t for _, t in segments))
