import type { Slide } from '../state/records.js';
import type { Part } from './office.js';
import { officeFile, relationNamespace, xmlText } from './office.js';

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const namespaces = `xmlns:a="${drawing}" xmlns:r="${relationNamespace}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;
const group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>';
const type = (name: string): string => `presentationml.${name}+xml`;

/** The slides as a PowerPoint file. */
export const pptxOf = (slides: Slide[]): Buffer =>
  officeFile([presentation(slides), ...slides.map(slidePart), layout, master, theme]);

const presentation = (slides: Slide[]): Part => ({
  path: 'ppt/presentation.xml',
  type: type('presentation.main'),
  xml: `<p:presentation ${namespaces}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>${slides
    .map((_slide, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 2}"/>`)
    .join(
      '',
    )}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
  relations: {
    rId1: ['slideMaster', 'slideMasters/slideMaster1.xml'],
    ...Object.fromEntries(
      slides.map((_slide, index): [string, [string, string]] => [
        `rId${index + 2}`,
        ['slide', `slides/slide${index + 1}.xml`],
      ]),
    ),
  },
});

const slidePart = (slide: Slide, index: number): Part => ({
  path: `ppt/slides/slide${index + 1}.xml`,
  type: type('slide'),
  xml: `<p:sld ${namespaces}><p:cSld><p:spTree>${group}${shape(2, [slide.title], 400_000)}${shape(3, slide.lines, 1_800_000)}</p:spTree></p:cSld></p:sld>`,
  relations: { rId1: ['slideLayout', '../slideLayouts/slideLayout1.xml'] },
});

const shape = (id: number, lines: string[], top: number): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Text ${id}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="600000" y="${top}"/><a:ext cx="10900000" cy="1200000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>${lines
    .map((line) => `<a:p><a:r><a:rPr lang="en"/><a:t>${xmlText(line)}</a:t></a:r></a:p>`)
    .join('')}${lines.length === 0 ? '<a:p/>' : ''}</p:txBody></p:sp>`;

const layout: Part = {
  path: 'ppt/slideLayouts/slideLayout1.xml',
  type: type('slideLayout'),
  xml: `<p:sldLayout ${namespaces} type="blank"><p:cSld name="Blank"><p:spTree>${group}</p:spTree></p:cSld></p:sldLayout>`,
  relations: { rId1: ['slideMaster', '../slideMasters/slideMaster1.xml'] },
};

const master: Part = {
  path: 'ppt/slideMasters/slideMaster1.xml',
  type: type('slideMaster'),
  xml: `<p:sldMaster ${namespaces}><p:cSld><p:spTree>${group}</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`,
  relations: {
    rId1: ['slideLayout', '../slideLayouts/slideLayout1.xml'],
    rId2: ['theme', '../theme/theme1.xml'],
  },
};

const colours = {
  dk1: '000000',
  lt1: 'FFFFFF',
  dk2: '1F2328',
  lt2: 'F6F8FA',
  accent1: '0969DA',
  accent2: '1A7F37',
  accent3: '9A6700',
  accent4: 'CF222E',
  accent5: '8250DF',
  accent6: 'BF3989',
  hlink: '0969DA',
  folHlink: '8250DF',
};
const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const thrice = (xml: string): string => xml.repeat(3);

const theme: Part = {
  path: 'ppt/theme/theme1.xml',
  type: 'theme+xml',
  xml: `<a:theme xmlns:a="${drawing}" name="Plain"><a:themeElements><a:clrScheme name="Plain">${Object.entries(
    colours,
  )
    .map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`)
    .join('')}</a:clrScheme><a:fontScheme name="Plain">${['major', 'minor']
    .map(
      (name) =>
        `<a:${name}Font><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}Font>`,
    )
    .join(
      '',
    )}</a:fontScheme><a:fmtScheme name="Plain"><a:fillStyleLst>${thrice(fill)}</a:fillStyleLst><a:lnStyleLst>${thrice(`<a:ln w="6350">${fill}</a:ln>`)}</a:lnStyleLst><a:effectStyleLst>${thrice('<a:effectStyle><a:effectLst/></a:effectStyle>')}</a:effectStyleLst><a:bgFillStyleLst>${thrice(fill)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`,
};
