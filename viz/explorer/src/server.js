// Questions to the program that serves the page.

async function post(path, body, token) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Musubi-Token': token },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error('noServer');
  }
  const answer = await response.json().catch(() => ({ error: response.statusText }));
  if (!response.ok) throw new Error(answer.error ?? response.statusText);
  return answer;
}

export class Server {
  constructor(token) {
    this.token = token;
  }

  whatIf(links, language) {
    return post('api/what-if', { links, language }, this.token);
  }

  // {name, text} of a scenario file
  scenario(links, title, language) {
    return post('api/scenario', { links, title, language }, this.token);
  }
}
