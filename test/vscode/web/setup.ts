import 'mocha/mocha.js';

// The reporter for a page wants a page.
mocha.setup({ ui: 'tdd', timeout: 60_000, forbidOnly: true, reporter: 'spec' });
