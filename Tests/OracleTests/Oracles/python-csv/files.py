"""What Python's csv module reads in a thousand random files.

File k is made with SplitMix64 seeded with k; `RandomFile` in Tests/DelimitedTextTests makes the same bytes.  The first
800 are as RFC 4180 has it, with line ends, delimiters and doubled quotes inside quotes; the others also hold rows of
another width, blank lines, a trailing delimiter, and quotes where none may stand.  Each line gives FNV-1a digests of
the file and of the cells (every cell followed by 0x1F, every row by 0x1E), the number of rows, and of rows rejected.

Comity differs from the csv module by decision in this, which the script applies to what the module gives: blanks at
both ends of a cell are no part of it; a row with one empty field too many loses it; rows of another width than the
header are rejected.  And a carriage return alone, outside quotes, is an ordinary character to Comity where line feeds
end the records, while the csv module refuses it: no such file is among these.

Written with Python 3.11, its csv module 1.0.

  python3 files.py > files.csv
"""
import csv
import io

MASK = (1 << 64) - 1
FILES = 1_000
REGULAR = 800
LETTERS = "abcdefghijklmnopqrstuvwxyzABC-/.'éçüö"


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return (mixed ^ (mixed >> 31)) % bound


def word(random, most=12):
    return "".join(LETTERS[random.below(len(LETTERS))] for _ in range(1 + random.below(most)))


def cell(random, delimiter):
    kind = random.below(12)
    if kind == 0:
        return ""
    if kind <= 3:
        return "".join(str(random.below(10)) for _ in range(1 + random.below(20)))
    if kind <= 5:
        return word(random)
    if kind == 6:
        return '"' + word(random) + delimiter + word(random) + '"'
    if kind == 7:
        return '"' + word(random) + ["\n", "\r\n", "\r"][random.below(3)] + word(random) + '"'
    if kind == 8:
        return '"' + word(random) + '""' + word(random) + '""""' + '"'
    if kind == 9:
        return ['""', '""""', '"\n"', '"\r\n"', '"' + delimiter + '"'][random.below(5)]
    if kind == 10:
        return "  " + word(random) + " "
    return '"' + " " * random.below(9) + word(random) + '  "'


def row(random, delimiter, count):
    return delimiter.join([cell(random, delimiter) for _ in range(count)])


def odd_row(random, delimiter, width):
    kind = random.below(8)
    if kind == 0:
        return ""
    if kind == 1:
        return row(random, delimiter, 1 + random.below(width - 1))
    if kind == 2:
        return row(random, delimiter, width + 1 + random.below(2))
    if kind == 3:
        return row(random, delimiter, width) + delimiter
    rest = delimiter + row(random, delimiter, width - 1)
    if kind == 4:
        return '12" ' + word(random) + rest
    if kind == 5:
        return '"' + word(random) + '"' + word(random) + '"' + rest
    if kind == 6:
        return ' "' + word(random) + '"' + rest
    return '""'


def make(seed):
    random = Random(seed)
    delimiter = [",", ";", "\t", "|"][random.below(4)]
    end = ["\n", "\r\n"][random.below(2)]
    encoding = ["utf-8", "utf-8", "latin-1"][random.below(3)]
    width = 2 + random.below(7)
    lines = [delimiter.join(f"c{i}" for i in range(width))]
    for _ in range(random.below(40)):
        is_odd = seed >= REGULAR and random.below(3) == 0
        lines.append(odd_row(random, delimiter, width) if is_odd else row(random, delimiter, width))
    text = end.join(lines) + (end if random.below(5) != 0 else "")
    return text.encode(encoding), encoding, delimiter


def digest(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return f"{value:016x}"


def main():
    print("seed,bytes,file,rows,rejected,cells")
    for seed in range(FILES):
        data, encoding, delimiter = make(seed)
        reader = csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter)
        width = len(next(reader))
        rows, rejected, cells = 0, 0, bytearray()
        for record in reader:
            record = [field.strip(" ") for field in record]
            if not record:
                continue
            if len(record) == width + 1 and record[-1] == "":
                record.pop()
            if len(record) != width:
                rejected += 1
                continue
            rows += 1
            for field in record:
                cells += field.encode("utf-8") + b"\x1f"
            cells += b"\x1e"
        print(f"{seed},{len(data)},{digest(data)},{rows},{rejected},{digest(cells)}")


if __name__ == "__main__":
    main()
