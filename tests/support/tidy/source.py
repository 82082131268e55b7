"""Reading of sources: comments and strings told apart, functions found by their braces."""

import functools
import re

CODE = (".cpp", ".h")
RAW_OPEN = re.compile(r'R"([^ ()\\\t\n]{0,16})\(')


def is_code(path):
    return path.endswith(CODE)


@functools.lru_cache(maxsize=None)
def split(text):
    """Returns the code with comments and literals blanked (line breaks kept), and the string
    literals as (line, text)."""
    out, strings, i, line = [], [], 0, 1

    def blank(piece):
        out.append("".join("\n" if c == "\n" else " " for c in piece))

    while i < len(text):
        c, two = text[i], text[i:i + 2]
        raw = RAW_OPEN.match(text, i) if c == "R" and not _word_before(text, i) else None
        if two == "//":
            end = _end_of_line_comment(text, i)
        elif two == "/*":
            end = _after(text, "*/", i + 2)
        elif raw:
            close = ")" + raw.group(1) + '"'
            end = _after(text, close, raw.end())
            strings.append((line, text[raw.end():end - len(close)]))
        elif c == '"':
            end = _end_of_quoted(text, i)
            strings.append((line, text[i + 1:end - 1]))
        elif c == "'" and not _digit_separator(text, i):
            end = _end_of_quoted(text, i)
        else:
            out.append(c)
            line += c == "\n"
            i += 1
            continue
        blank(text[i:end])
        line += text.count("\n", i, end)
        i = end
    return "".join(out), strings


def _word_before(text, i):
    """Whether the R at i ends a longer word; the encoding prefixes u8, u, U and L do not count."""
    return re.search(r"[A-Za-z0-9_]$", re.sub(r"(u8|u|U|L)$", "", text[max(0, i - 3):i]))


def _digit_separator(text, i):
    return i > 0 and text[i - 1].isalnum() and text[i + 1:i + 2].isalnum() and re.search(
        r"\b[0-9][0-9a-fA-F'xb]*$", text[max(0, i - 24):i])


def _after(text, mark, start):
    at = text.find(mark, start)
    return len(text) if at < 0 else at + len(mark)


def _end_of_line_comment(text, i):
    at = text.find("\n", i)
    return len(text) if at < 0 else at


def _end_of_quoted(text, i):
    quote, i = text[i], i + 1
    while i < len(text) and text[i] not in (quote, "\n"):
        i += 2 if text[i] == "\\" else 1
    return min(i + 1, len(text))


def includes(text):
    """The #include lines as (line, target, angled)."""
    found = []
    for number, row in enumerate(text.split("\n"), 1):
        match = re.match(r'\s*#\s*include\s*(<([^>]+)>|"([^"]+)")', row)
        if match:
            found.append((number, match.group(2) or match.group(3), match.group(2) is not None))
    return found


TRANSPARENT = re.compile(
    r'(^|[\s>])(namespace|class|struct|union|enum|extern)\b[^;=()]*$|^\s*extern\s*$')
NOT_A_FUNCTION = re.compile(r"(=|,|\(|\breturn)\s*$")


def functions(code):
    """The functions at namespace or class scope of blanked code as (first line, last line)."""
    found, scopes, head, line, head_line = [], [], "", 1, 1
    at_line_start, directive = True, False
    code = re.sub(r"(?m)^BOOST_\w*SUITE\w*\(.*\)$", "", code)
    for c in code:
        if at_line_start and c == "#":
            directive = True
        at_line_start = c == "\n" or (at_line_start and c.isspace())
        if directive and c != "\n":
            continue
        if c == "\n":
            directive = False
            line += 1
        if c == "{":
            scopes.append(_scope(scopes, head, head_line))
            head = ""
        elif c == "}":
            if scopes:
                kind, begin = scopes.pop()
                if kind == "function":
                    found.append((begin, line))
            head = ""
        elif c == ";":
            head = ""
        else:
            if not head.strip():
                head_line = line
            head += c
    return found


def _scope(scopes, head, head_line):
    outside = all(kind == "open" for kind, _ in scopes)
    if not outside:
        return ("inner", head_line)
    if "(" in head and not NOT_A_FUNCTION.search(head) and not re.search(
            r"(^|\s)(class|struct|union|enum|namespace)\s+[^()]*$", head):
        return ("function", head_line)
    return ("open", head_line) if TRANSPARENT.search(head) else ("inner", head_line)
