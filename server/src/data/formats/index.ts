// Written by `npm run generate` from the names of the files beside it.
import form2008 from './2008.json' with { type: 'json' };
import form2019 from './2019.json' with { type: 'json' };
import form2021 from './2021.json' with { type: 'json' };

/** The generations of the form by name, oldest first. */
export const FORM_IDS = ['2008', '2019', '2021'] as const;

/** Their files, in the same order. */
export const formFiles = [form2008, form2019, form2021] as const;
