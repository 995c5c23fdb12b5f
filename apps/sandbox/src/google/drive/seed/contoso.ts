import type { RootSeed } from './seed.js';
import { doc, folder } from './seed.js';

/** Dmitri's Drive. Nobody at Northwind may see any of it. */
export const contoso: RootSeed = {
  owner: 'dmitri',
  files: [
    folder(
      'Vault',
      ['dmitri', 210],
      [
        doc(
          'Vault: how the seal works',
          ['dmitri', 200],
          '# Vault: how the seal works\n\nThe seal is split into five shares. Three open it.\n\n* Shares are kept by five people in three cities.\n* The seal is rotated every month.\n\nThis page is not to leave the company.\n',
        ),
        doc(
          'Rotation log',
          ['dmitri', 60],
          '# Rotation log\n\n| Month | By | Note |\n| :---- | :---- | :---- |\n| 9 | Dmitri | fine |\n| 10 | Dmitri | one share late |\n',
        ),
      ],
    ),
    doc(
      'Northwind pilot: our requirements',
      ['dmitri', 25],
      '# Northwind pilot: our requirements\n\nTwo arms for the sample room. A fixture of 60 mm stays on the table.\n\nWe would pay up to 41,000 for both, and should not say so first.\n',
    ),
  ],
};
