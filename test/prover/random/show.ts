import { randomCase } from './random-case.js';
const one = await randomCase(Number(process.argv[2]));
console.log(one.xml.replace(/></g, '>\n<'), one.obligations.split('obligations:')[1]);
