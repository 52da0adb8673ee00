// `musubi explore`, started on a free port.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export async function serve(graph, ...options) {
  const child = spawn(process.env.MUSUBI, ['explore', graph, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let notes = '';
  child.stderr.on('data', (text) => { notes += text; });
  const address = await new Promise((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => resolve(line.match(/http:\S+/)[0]));
    child.once('exit', () => reject(new Error(`the server did not start: ${notes}`)));
  });
  const ended = new Promise((resolve) => { child.once('exit', (code, signal) => resolve({ code, signal })); });
  return {
    address,
    port: Number(new URL(address).port),
    notes: () => notes,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}
