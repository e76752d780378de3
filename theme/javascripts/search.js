// A pasted error message is a long query. Material lets every word match beginnings of words, so that "is" and "be"
// outweigh the words that tell, and lets a page's tags outweigh everything. In queries of five words and more, only
// whole words in titles and texts count, and small words not at all.
{
  const QUERY = 2; // the type of a query among the messages to Material's search worker
  const SMALL = new Set("all and are but can for from got has have not only should some than that the this was with you".split(" "));
  const SEPARATOR = /[\s\-,:;!?=\[\](){}|"`'/<>*~^+]+|\.(?!\d)|(?!\b)(?=[A-Z][a-z])/; // as in mkdocs.yml
  const post = Worker.prototype.postMessage;

  const telling = query => {
    const words = query.split(SEPARATOR).filter(Boolean);
    const kept = [...new Set(words)].filter(word => word.length > 2 && !/^\d/.test(word) && !SMALL.has(word.toLowerCase()));
    return words.length > 4 && kept.length ? kept.map(word => `title:${word} text:${word}`).join(" ") : query;
  };

  Worker.prototype.postMessage = function (message, ...rest) {
    const changed = message?.type === QUERY && typeof message.data === "string";
    return post.call(this, changed ? { ...message, data: telling(message.data) } : message, ...rest);
  };
}
