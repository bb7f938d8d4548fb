import { parentPort, workerData } from 'node:worker_threads'
import { answerTask, type JobTask } from './backup/runJob.ts'

// A job of backups: a thread beside the office that does one thing and ends.

if (!parentPort) throw new Error('A backup’s thread is started by a host')
const port = parentPort
answerTask(workerData as JobTask, (message) => port.postMessage(message))
