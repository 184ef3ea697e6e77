// Prints, as JSON, what Google's evaluator says of a content security policy.
// Usage: node csp.mjs POLICY
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'

const { csp } = new CspParser(process.argv[2])
process.stdout.write(JSON.stringify(new CspEvaluator(csp).evaluate()))
