"""Items of an invented agency, in the three formats of the wire."""

NINJS = """{"uri": "urn:example:tidewire:17", "type": "text", "version": "3", "pubstatus": "usable",
"versioncreated": "2026-03-03T17:40:00Z", "language": "en", "headline": "Talks on Kestria go on",
"byline": "Lena Marrow", "infosource": [{"name": "Tidewire"}], "description_text": "No end in sight",
"dateline": "PORT HALVEN", "body_xhtml": "<p>“Nobody left,” Ines Halloran said.</p><p>She left.</p>"}
"""

NINJS_2 = """{"uri": "urn:example:tidewire:18", "standard": {"name": "ninjs", "version": "2.1"}, "type": "text",
"versionCreated": "2026-03-05T08:00:00+01:00", "by": "Tom Reed",
"headlines": [{"role": "short", "value": "Brandt"}, {"role": "main", "value": "Brandt sets a date"}],
"bodies": [{"role": "teaser", "contentType": "text/plain", "value": "Soon."},
{"role": "main", "contentType": "text/plain", "value": "No longer than summer, he said.\\nThat is all."}]}
"""

NITF = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.example/nitf-3-4.dtd">
<nitf xml:lang="en"><head><title>talks</title>
<docdata management-status="usable"><doc-id id-string="tidewire-17"/><du-key version="2"/>
<date.issue norm="20260303T184000+0100"/></docdata><pubdata name="Tidewire"/></head>
<body><body.head><hedline><hl1>Talks on Kestria go on</hl1><hl2>No end in sight</hl2></hedline>
<byline>By <person>Lena Marrow</person><byttl>Chief correspondent</byttl></byline>
<dateline><location>PORT HALVEN</location>, 3 March</dateline><abstract><p>They meet again.</p></abstract></body.head>
<body.content><block><p>“Nobody&nbsp;left,” <em>Ines Halloran</em> said.</p><hl2>Friday</hl2>
<media media-type="image"><media-caption>The harbour</media-caption></media>
<p>She left.</p></block></body.content>
<body.end><tagline>Additional reporting by Tom Reed</tagline></body.end></body></nitf>
"""

_NITF_INSIDE = NITF[NITF.index("<nitf") :]

NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:tidewire.example:17" version="4" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Tidewire"/>
<versionCreated>2026-03-03T18:41:00+01:00</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><by>By Lena Marrow</by><dateline>PORT HALVEN</dateline><language tag="en-GB"/>
<headline role="hld:short">Talks</headline><headline>Talks on Kestria go on</headline>
<description>No end in sight</description></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>x</title></head><body><p>“Nobody left,” Ines Halloran said.<br/>She left.</p>
<ul><li>Friday</li></ul></body></html></inlineXML></contentSet></newsItem>
"""

NEWSML_MESSAGE = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
{NEWSML[NEWSML.index("<newsItem") :]}
<newsItem guid="urn:newsml:tidewire.example:18" version="1"><itemMeta><itemClass qcode="ninat:text"/>
<pubStatus qcode="stat:canceled"/></itemMeta><contentSet><inlineData>Killed.</inlineData></contentSet></newsItem>
<newsItem guid="urn:newsml:tidewire.example:19" version="1"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
<contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>
<newsItem guid="urn:newsml:tidewire.example:20" version="1"><itemMeta><itemClass qcode="ninat:text"/></itemMeta>
<contentSet><inlineXML contenttype="application/nitf+xml">{_NITF_INSIDE}</inlineXML></contentSet></newsItem>
<packageItem guid="urn:newsml:tidewire.example:21"/>
</itemSet></newsMessage>
"""
