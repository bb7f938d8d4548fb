import { openOffice } from '../../electron/host/office.ts'

/** Opens an office of an older program, which brings its file up to date; made to be killed. */
const [dataDir = ''] = process.argv.slice(2)
process.stdout.write('begun\n')
openOffice({ dataDir }).close()
process.stdout.write('done\n')
