// What a reader typed, said to the search in its own language. Material lets every word match beginnings of words, so
// that "is" and "be" outweigh the words that tell. Here small words do not count; a whole word counts most, its other
// forms less ("initialise" finds "initialisation"), and so does what the last word, still being typed, may begin.
// How much titles, texts and tags weigh is set in mkdocs.yml.
{
  const QUERY = 2; // the type of a query among the messages to Material's search worker
  const SMALL = new Set((
    "a all an and are as at be but by can do does for from got has have how i if in is it my not of on one only or" +
    " should some than that the there this to was what when where which why with you your"
  ).split(" "));
  const SEPARATOR = /[\s\-,:;!?=\[\](){}|"`'/<>*~^+]+|\.(?!\d)|(?!\b)(?=[A-Z][a-z])/; // as in mkdocs.yml
  const ENDING = /(ations?|ising|ises?|ised|izing|ing|ied|ies|ed|es|s|e)$/;

  const forms = (word, at, words) => {
    const stem = word.replace(ENDING, "");
    const other = /^[a-z]{4,}$/.test(stem) ? [`${stem}*^1`] : [];
    return [`${word}^4`, ...other, ...(at === words.length - 1 ? [`${word}*^1`] : [])];
  };

  const said = query => {
    const words = new Set(query.split(SEPARATOR).map(word => word.toLowerCase()));
    const telling = [...words].filter(word => word.length > 1 && !/^\d+$/.test(word) && !SMALL.has(word));
    return telling.length ? telling.flatMap(forms).join(" ") : query;
  };

  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    const changed = message?.type === QUERY && typeof message.data === "string";
    return post.call(this, changed ? { ...message, data: said(message.data) } : message, ...rest);
  };
}
