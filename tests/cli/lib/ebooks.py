"""EPUBs as tests need them: of the newer kind, of the older kind, and of any files."""

import pathlib
import zipfile

import pictures

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""


def write_archive(path, files):
    """`files` are pairs of names and contents: a name may stand twice, and may lead anywhere."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name) if name == "mimetype" else name, content)


def write_book(path, files, more=()):
    """A book of the files in OEBPS/, among them content.opf. `more` stand outside of it."""
    write_archive(path, [("mimetype", "application/epub+zip"), ("META-INF/container.xml", CONTAINER),
                         *(("OEBPS/" + name, content) for name, content in files.items()), *more])


def page(title, body):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en">
<head><title>{title}</title></head>
<body>
{body}
</body>
</html>
"""


def package(version, metadata, items, spine, more=""):
    """`items`: id, href and media type (with more attributes behind it); `spine`: ids, "-" before those that are not linear."""
    manifest = "".join(f'<item id="{name}" href="{href}" media-type="{kind}/>\n' for name, href, kind in items)
    order = "".join(f'<itemref idref="{name.lstrip("-")}"{" linear=" + chr(34) + "no" + chr(34) if name.startswith("-") else ""}/>\n'
                    for name in spine)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="{version}" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:identifier id="id">urn:example:book</dc:identifier>
{metadata}
</metadata>
<manifest>
{manifest}</manifest>
<spine toc="ncx">
{order}</spine>
{more}</package>
"""


XHTML = 'application/xhtml+xml"'
NCX = ("ncx", "toc.ncx", 'application/x-dtbncx+xml"')


def new_book(path, more=()):
    """EPUB 3: parts and chapters, a chapter in two files, notes in a file of their own, its contents as a page."""
    files = {
        "nav.xhtml": page("Contents", """<nav epub:type="toc"><h1>Contents</h1><ol>
<li><a href="text/title.xhtml">The Winds</a></li>
<li><span>Part One</span><ol>
<li><a href="text/ch%201.xhtml">North</a><ol><li><a href="text/ch%201.xhtml#cold">Cold</a></li></ol></li>
<li><a href="text/CH2.xhtml">South</a></li></ol></li></ol></nav>
<nav epub:type="landmarks"><ol><li><a epub:type="toc" href="nav.xhtml">Contents</a></li></ol></nav>"""),
        "text/title.xhtml": page("The Winds", "<h1>The Winds</h1><p>A short book.</p>"),
        "text/ch 1.xhtml": page("North", """<h2>North</h2><p>It comes from the north<a epub:type="noteref" href="notes.xhtml#n1">1</a>.</p>
<h3 id="cold">Cold</h3><p>It is cold.</p>"""),
        "text/ch1b.xhtml": page("North", "<p>And it goes on, in a file of its own.</p>"),
        "text/ch2.xhtml": page("South", '<h2>South</h2><p>It is warm.</p><p><img src="cover.png" alt="A vane"/></p>'),
        "text/notes.xhtml": page("Notes", '<aside epub:type="footnote" id="n1"><p>As most winds do there.</p></aside>'),
        "content.opf": package("3.0", """<dc:title id="t">The Winds</dc:title><dc:title id="s">Two of Them</dc:title>
<meta refines="#s" property="title-type">subtitle</meta>
<dc:creator>The Weather Office</dc:creator><dc:language>en-GB</dc:language><dc:date>2021-05-01</dc:date>""", [
            ("nav", "nav.xhtml", XHTML + ' properties="nav"'), ("t", "text/title.xhtml", XHTML),
            ("a", "text/ch%201.xhtml", XHTML), ("a2", "text/ch1b.xhtml", XHTML), ("b", "text/ch2.xhtml", XHTML),
            ("n", "text/notes.xhtml", XHTML), ("k", "cover.png", 'image/png" properties="cover-image"')], ["t", "nav", "a", "a2", "b", "-n"]),
    }
    pictures.write_png("cover.png", 8, 8)
    files["cover.png"] = pathlib.Path("cover.png").read_bytes()
    write_book(path, files, more)


def old_book(path, more=()):
    """EPUB 2 as old programs made it: an NCX, names in the wrong case, a broken page, a contents page in the guide."""
    points = "".join(f'<navPoint id="p{i}" playOrder="{i}"><navLabel><text>{title}</text></navLabel><content src="{source}"/>{end}'
                     for i, (title, source, end) in enumerate([
                         ("First", "split_001.html#filepos10", ""), ("A walk", "split_001.html#filepos20", "</navPoint></navPoint>"),
                         ("Second", "split_003.html", "</navPoint>")], 1))
    old = ('<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Unknown</title></head><body class="calibre">{}</body></html>')
    files = {
        "cover.html": old.format('<div><img src="cover.png" alt="Cover"/></div>'),
        "contents.html": old.format('<p>Contents</p><p><a href="split_001.html">First</a></p><p><a href="split_003.html">Second one</a></p>'),
        "split_001.html": old.format('<p id="filepos10"><span class="bold">First</span></p><p>We sat down<br>and rested.</p>'
                                     '<p id="filepos20"><b>A walk</b></p><p>We walked.'),
        "split_002.html": old.format("<p>We walked on.</p>"),
        "split_003.html": old.format("<p><b>Second</b></p><p>We came home.</p>"),
        "toc.ncx": f'<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>',
        "content.opf": package("2.0", """<dc:title>A Walk</dc:title>
<dc:creator opf:role="aut" opf:file-as="Club, Walking">Walking Club</dc:creator><dc:language>en</dc:language>""", [
            ("c", "cover.html", XHTML), ("toc", "Contents.html", XHTML), ("a", "split_001.html", XHTML),
            ("b", "split_002.html", XHTML), ("d", "split_003.html", XHTML), NCX], ["c", "toc", "a", "b", "d"],
            '<guide><reference type="toc" title="Contents" href="contents.html"/></guide>\n'),
    }
    write_book(path, files, more)
