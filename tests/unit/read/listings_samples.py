"""Feeds, sitemaps and outlines of an invented newsroom."""

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.example/rss-0.91.dtd">
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Tidewater Courier</title><link>/</link><language>en-gb</language>
<item>
  <media:title>A picture of the harbour</media:title>
  <title>Ports & harbours say &lt;em&gt;no&lt;/em&gt;&nbsp;again</title>
  <link>/2026/ports</link>
  <guid isPermaLink="false">courier-17</guid>
  <pubDate>Tue, 03 Mar 2026 00:30:00 +0100</pubDate>
  <dc:creator>Lena Marrow</dc:creator>
  <description>Ines Halloran will not say when.</description>
  <content:encoded><![CDATA[<p>“No,” she said.</p>]]></content:encoded>
</item>
<item>
  <title>Brandt sets a date</title>
  <guid>https://courier.example/2026/brandt</guid>
  <author>desk@courier.example (Tom Reed)</author>
  <description>Oto Brandt named a day.</description>
</item>
</channel></rss>
"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/news/" xml:lang="en">
<title type="text">Halven Gazette</title>
<entry>
  <title type="html">Talks &amp;amp; more talks</title>
  <link rel="self" href="feed.xml"/><link href="talks.html"/>
  <id>tag:gazette.example,2026:1</id>
  <published>2026-03-03T18:40:00+01:00</published><updated>2026-03-04T08:00:00Z</updated>
  <author><name>Lena Marrow</name></author><author><name>Tom Reed</name></author>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They <b>talk</b>.</p></div></content>
</entry>
</feed>
"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example/"><title>Old News</title></channel>
<item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link>
<dc:date>2026-03-03</dc:date></item>
</rdf:RDF>
"""

JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Pact Watch", "language": "en",
"authors": [{"name": "Ana Sol"}],
"items": [
 {"id": 7, "url": "/7", "title": "Seven", "content_html": "<p>Words.</p>",
  "date_published": "2026-03-03T10:00:00-05:00"},
 {"id": "8", "external_url": "https://other.example/8", "content_text": "One.\\nTwo.",
  "authors": [{"name": "Tom Reed"}]}
]}
"""

NEWS_SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://images.example/">
<url><loc>https://courier.example/2026/ports</loc><lastmod>2026-03-04</lastmod>
<image:image><image:title>A harbour</image:title></image:image>
<news:news><news:publication><news:name>Tidewater Courier</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2026-03-03T00:30:00+01:00</news:publication_date>
<news:title>Ports &amp; harbours say no</news:title></news:news></url>
<url><loc>mailto:desk@courier.example</loc></url>
</urlset>
"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://courier.example/news.xml</loc></sitemap>
<sitemap><loc>https://courier.example/index.xml</loc></sitemap>
</sitemapindex>
"""

OPML = """<opml version="2.0"><head><title>My feeds</title></head><body>
<outline text="Pact"><outline type="rss" text="Courier" xmlUrl="https://courier.example/feed"/>
<outline type="rss" title="Gazette" text="G" xmlUrl="https://gazette.example/feed"/></outline>
<outline text="again" xmlUrl="https://courier.example/feed"/>
</body></opml>
"""
