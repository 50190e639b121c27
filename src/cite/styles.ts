/**
 * Two citation styles in CSL, for the works that documents with claims usually cite: articles, reports, books,
 * web pages, speeches and testimony. Other works get a general form. The processor brings APA itself.
 */

const head = (id: string, title: string): string => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>${title}</title><id>urn:claimdown:style:${id}</id><updated>2026-11-22T00:00:00+00:00</updated></info>`

const articles =
  'article article-journal article-magazine article-newspaper chapter entry entry-dictionary entry-encyclopedia paper-conference post post-weblog webpage interview speech'

/** Author-date, after the Chicago Manual of Style, 17th edition, chapter 15. */
export const chicagoAuthorDate: string = `${head('chicago', 'Chicago author-date, for claims')}
  <macro name="author">
    <names variable="author">
      <name name-as-sort-order="first" and="text" sort-separator=", " delimiter=", " delimiter-precedes-last="always"/>
      <substitute><names variable="editor"/><names variable="interviewer"/><text variable="publisher"/><text macro="title"/></substitute>
    </names>
  </macro>
  <macro name="author-short">
    <names variable="author"><name form="short" and="text" delimiter=", "/>
      <substitute><names variable="editor"/><names variable="interviewer"/><text variable="publisher"/><text variable="title"/></substitute>
    </names>
  </macro>
  <macro name="year">
    <choose>
      <if variable="issued"><date variable="issued"><date-part name="year"/></date></if>
      <else><text term="no date" form="short"/></else>
    </choose>
  </macro>
  <macro name="title">
    <choose>
      <if type="${articles}"><text variable="title" quotes="true" text-case="title"/></if>
      <else><text variable="title" font-style="italic" text-case="title"/></else>
    </choose>
  </macro>
  <macro name="day"><date variable="issued"><date-part name="month"/><date-part name="day" prefix=" "/><date-part name="year" prefix=", "/></date></macro>
  <macro name="container">
    <choose>
      <if type="article-journal">
        <group delimiter=" "><text variable="container-title" font-style="italic"/><text variable="volume"/><text variable="issue" prefix="(" suffix=")"/></group>
        <text variable="page" prefix=": "/>
      </if>
      <else-if type="article-magazine article-newspaper">
        <group delimiter=", "><text variable="container-title" font-style="italic"/><text macro="day"/></group>
      </else-if>
      <else-if type="chapter paper-conference"><text variable="container-title" font-style="italic" prefix="In "/></else-if>
      <else><text variable="container-title" font-style="italic"/></else>
    </choose>
  </macro>
  <macro name="published">
    <choose>
      <if type="article-magazine article-newspaper article-journal"/>
      <else>
        <group delimiter=". ">
          <text variable="genre" text-case="capitalize-first"/>
          <group delimiter=", "><text variable="event-title"/><text variable="event-place"/></group>
          <group delimiter=": "><text variable="publisher-place"/><text variable="publisher"/></group>
          <choose><if type="webpage post post-weblog speech interview personal_communication hearing"><text macro="day"/></if></choose>
        </group>
      </else>
    </choose>
  </macro>
  <citation disambiguate-add-year-suffix="true">
    <layout prefix="(" suffix=")" delimiter="; ">
      <group delimiter=", "><group delimiter=" "><text macro="author-short"/><text macro="year"/></group><text variable="locator"/></group>
    </layout>
  </citation>
  <bibliography entry-spacing="0" hanging-indent="true">
    <sort><key macro="author"/><key variable="issued"/></sort>
    <layout suffix=".">
      <group delimiter=". ">
        <text macro="author"/><text macro="year"/>
        <choose><if variable="author editor interviewer publisher" match="any"><text macro="title"/></if></choose>
        <text macro="container"/><text macro="published"/><text variable="URL"/>
      </group>
    </layout>
  </bibliography>
</style>`

/** Works cited, after the MLA Handbook, 9th edition. */
export const mla: string = `${head('mla', 'MLA, for claims')}
  <locale xml:lang="en"><terms>
    <term name="month-01" form="short">Jan.</term><term name="month-02" form="short">Feb.</term><term name="month-03" form="short">Mar.</term>
    <term name="month-04" form="short">Apr.</term><term name="month-05" form="short">May</term><term name="month-06" form="short">June</term>
    <term name="month-07" form="short">July</term><term name="month-08" form="short">Aug.</term><term name="month-09" form="short">Sept.</term>
    <term name="month-10" form="short">Oct.</term><term name="month-11" form="short">Nov.</term><term name="month-12" form="short">Dec.</term>
  </terms></locale>
  <macro name="author">
    <names variable="author">
      <name name-as-sort-order="first" and="text" sort-separator=", " delimiter=", " delimiter-precedes-last="always" et-al-min="3" et-al-use-first="1"/>
      <substitute><names variable="editor"/><names variable="interviewer"/></substitute>
    </names>
  </macro>
  <macro name="author-short">
    <names variable="author"><name form="short" and="text" delimiter=", " et-al-min="3" et-al-use-first="1"/>
      <substitute><names variable="editor"/><names variable="interviewer"/><text variable="title" form="short" quotes="true"/></substitute>
    </names>
  </macro>
  <macro name="title">
    <choose>
      <if type="${articles}"><text variable="title" quotes="true" text-case="title"/></if>
      <else><text variable="title" font-style="italic" text-case="title"/></else>
    </choose>
  </macro>
  <citation>
    <layout prefix="(" suffix=")" delimiter="; "><group delimiter=" "><text macro="author-short"/><text variable="locator"/></group></layout>
  </citation>
  <bibliography hanging-indent="true">
    <sort><key macro="author"/><key variable="title"/></sort>
    <layout suffix=".">
      <group delimiter=". "><text macro="author"/><text macro="title"/>
        <group delimiter=", ">
          <text variable="container-title" font-style="italic"/>
          <text variable="genre"/>
          <text variable="event-title"/>
          <text variable="volume" prefix="vol. "/><text variable="issue" prefix="no. "/>
          <text variable="publisher"/>
          <date variable="issued"><date-part name="day" suffix=" "/><date-part name="month" form="short" suffix=" "/><date-part name="year"/></date>
          <text variable="page" prefix="pp. "/>
          <text variable="event-place"/>
          <text variable="URL"/>
        </group>
      </group>
    </layout>
  </bibliography>
</style>`
