// A DataLoader on a timeline: which process loads which batch when, and who waits for whom. The rules of torch 2.13.
// Left out: what it costs to start a process, to send a batch and to share CPUs. Times are milliseconds.
globalThis.retrospect ??= {};
retrospect.loader ??= (() => {
  const range = n => [...Array(n).keys()];
  const sum = numbers => numbers.reduce((total, number) => total + number, 0);

  /** What torch says to options that do not go together, or null. DataLoader.__init__; the last comes from iter(loader). */
  const refusal = ({ workers, prefetch, persistent, batch, dropLast }) => {
    if (!workers && prefetch !== null) {
      return "ValueError: prefetch_factor option could only be specified in multiprocessing." +
        "let num_workers > 0 to enable multiprocessing, otherwise set prefetch_factor to None.";
    }
    if (!workers && persistent) return "ValueError: persistent_workers option needs num_workers > 0";
    if (batch === null && dropLast) {
      return "ValueError: batch_size=None option disables auto-batching and is mutually exclusive with drop_last";
    }
    return prefetch === 0 ? "AssertionError: prefetch_factor must be greater than 0 for MultiProcessingDataLoaderIter" : null;
  };

  /** The batches of an epoch as lists of indices. BatchSampler; with batch_size=None each item goes alone. */
  const batches = ({ items, batch, dropLast }) => {
    const size = batch ?? 1;
    const lists = range(Math.ceil(items / size)).map(k => range(items).slice(k * size, (k + 1) * size));
    return dropLast ? lists.filter(list => list.length === size) : lists;
  };

  /** How long a batch takes: its items one after the other, then collate_fn. _MapDatasetFetcher.fetch */
  const cost = ({ read, slow, slowRead, collate }, indices) => sum(indices.map(i => (i === slow ? slowRead : read))) + collate;

  /**
   * Who does what when, or null where torch refuses. _MultiProcessingDataLoaderIter: ask is _try_put_index.
   *   starts  { worker, from, to }   a worker runs worker_init_fn
   *   loads   { epoch, batch, worker, asked, take, from, to }   as requested, with the take of this number; iter() is 0
   *   takes   { epoch, batch, from, at, to }   the loop waits from `from`, has the batch at `at`, ends its step at `to`
   */
  const timeline = state => {
    if (refusal(state)) return null;
    const { workers, inOrder, persistent } = state;
    const plan = batches(state);
    const most = state.prefetch ?? 2;
    const [starts, loads, takes] = [[], [], []];
    let now = 0;
    let free = [];  // when each worker will have done all that it was asked for
    for (const epoch of range(state.epochs)) {
      if (!epoch || !persistent) {
        free = range(workers).map(() => now + state.start);
        starts.push(...free.map((to, worker) => ({ worker, from: now, to })));
      } else now = Math.max(now, ...free);  // each worker that lives on says so first

      const coming = [];  // asked for, not taken
      const has = Array(workers).fill(0);  // so many of them by each worker
      let [next, turn] = [0, 0];
      const ask = () => {
        if (next === plan.length) return;
        while (!inOrder && workers && has[turn % workers] >= most) turn += 1;
        const worker = workers ? turn % workers : null;  // in turn, busy or not
        const from = Math.max(now, free[worker] ?? 0);
        const to = from + cost(state, plan[next]);
        const load = { epoch, batch: next, worker, asked: now, take: takes.length + !workers, from, to };
        loads.push(load);
        coming.push(load);
        if (workers) [free[worker], has[worker]] = [to, has[worker] + 1];
        next += 1;
        turn += 1;
      };

      range(workers * most).forEach(ask);
      for (const _ of plan) {
        if (!workers) ask();
        // The next in order, or the first that is ready; of two at one moment the one asked for first.
        const load = inOrder ? coming[0] : coming.reduce((first, other) => (other.to < first.to ? other : first));
        coming.splice(coming.indexOf(load), 1);
        const at = Math.max(now, load.to);
        takes.push({ epoch, batch: load.batch, from: now, at, to: at + state.step });
        now = at;
        if (workers) {
          has[load.worker] -= 1;
          ask();  // each batch that is taken makes room for one more
        }
        now += state.step;
      }
      if (!persistent) now = Math.max(now, ...free);  // the loop ends when the workers have ended
    }
    return { starts, loads, takes, total: now };
  };

  /** How long the loop waits and the workers wait for the loop, and what comes through. */
  const totals = state => {
    const { loads, takes, total } = timeline(state);
    const waits = takes.map(({ from, at }) => at - from);
    const gap = (load, i) => {
      const before = loads.slice(0, i).findLast(({ epoch, worker }) => epoch === load.epoch && worker === load.worker);
      return before && load.worker !== null ? load.from - before.to : 0;
    };
    const lists = batches(state);
    const items = sum(takes.map(({ batch }) => lists[batch].length));
    return {
      total,
      items,
      waited: sum(waits),
      late: sum(waits.filter((_, i) => takes[i - 1]?.epoch === takes[i].epoch)),  // after the first batch of an epoch
      idle: sum(loads.map(gap)),
      perSecond: total ? (items * 1000) / total : null,
    };
  };

  /** The first batch that is ready while the loop waits for an earlier one, or null. */
  const held = state => {
    if (!state.inOrder) return null;
    const { loads, takes } = timeline(state);
    for (const { epoch, batch, from, at } of takes) {
      const early = loads.find(other => other.epoch === epoch && other.batch > batch && Math.max(other.to, from) < at);
      if (early) return { batch: early.batch, ready: early.to, by: batch, until: at };
    }
    return null;
  };

  /** Where every batch of the epoch is when the loop has just made its take of number state.taken. */
  const moment = state => {
    const { loads, takes } = timeline(state);
    const { at, epoch } = takes[state.taken - 1] ?? { at: 0, epoch: 0 };
    const gone = takes.slice(0, state.taken).filter(take => take.epoch === epoch).map(({ batch }) => batch);
    const where = load => (gone.includes(load.batch) ? "taken" : load.take > state.taken ? "later"
      : load.to <= at ? "ready" : load.from <= at ? "loading" : "queued");
    const here = loads.filter(load => load.epoch === epoch);
    const states = ["taken", "ready", "loading", "queued", "later"].map(name =>
      [name, here.filter(load => where(load) === name).map(({ batch, worker }) => ({ batch, worker }))]);
    return { at, epoch, ...Object.fromEntries(states), taken: gone.map(batch => here.find(load => load.batch === batch)) };
  };

  const number = value => +value.toFixed(1);

  /** Two sentences for what is seen. */
  const words = state => {
    if (refusal(state)) return "torch refuses these options.";
    const { total, waited, late, idle, perSecond, items } = totals(state);
    if (!items) return "drop_last=True leaves no batch: the only one is too short.";
    if (!total) return "Nothing costs time here, so no one waits.";
    const first = `The loop waits ${waited} of ${total} ms (${number((100 * waited) / total)} %), and ` +
      `${number(perSecond)} items per second come through. `;
    if (!state.workers) return `${first}Without workers it loads every batch itself, and none ahead.`;
    const early = held(state);
    if (early) {
      const { batch, ready, by, until } = early;
      return `${first}Batch ${batch}, ready at ${ready} ms, waits its turn behind batch ${by} until ${until} ms.`;
    }
    const wait = state.workers === 1 ? "the worker waits" : "the workers wait";
    return `${first}After the first batch it waits ${late} ms for data, and ${wait} ${idle} ms for room.`;
  };

  /** What decides who waits: the pace of all workers against that of the loop. */
  const rule = state => {
    const full = cost({ ...state, slow: null }, batches(state)[0] ?? []);
    const pace = state.workers ? ` / ${state.workers} = one every ${number(full / state.workers)} ms` : ", by the loop itself";
    return `${full} ms to load a batch${state.slow === null ? "" : " without the slow item"}${pace}; ${state.step} ms a step`;
  };

  const seconds = ms => String(ms / 1000);

  /** The options in the order of the signature, without those that torch takes anyway. */
  const options = (state, runs) => Object.entries({
    batch_size: state.batch ?? "None",
    num_workers: state.workers,
    collate_fn: runs && "collate",
    drop_last: state.dropLast && "True",
    worker_init_fn: runs && state.workers && state.start && "start",
    prefetch_factor: state.prefetch ?? false,
    persistent_workers: state.persistent && "True",
    in_order: !state.inOrder && "False",
  }).filter(([name, value]) => value || (value === 0 && name === "prefetch_factor")).map(pair => pair.join("="));

  /** A complete script with these costs as time.sleep, which prints who loaded each batch and how long the loop waited. */
  const code = state => {
    const refused = refusal(state);
    if (refused) {
      const type = refused.split(":")[0];
      return `from torch.utils.data import DataLoader

try:
    iter(DataLoader(range(${state.items}), ${options(state, false).join(", ")}))
except ${type} as error:
    print("${type}:", error)
`;
    }
    const usual = seconds(state.read);
    const read = state.slow === null ? usual : `${seconds(state.slowRead)} if index == ${state.slow} else ${usual}`;
    const start = state.workers && state.start ? `def start(worker):
    time.sleep(${seconds(state.start)})


` : "";
    return `import time

from torch.utils.data import DataLoader, Dataset, get_worker_info


class Photos(Dataset):
    def __len__(self):
        return ${state.items}

    def __getitem__(self, index):
        time.sleep(${read})
        worker = get_worker_info()
        return index, f"worker {worker.id}" if worker else "the loop itself"


def collate(photos):
    time.sleep(${seconds(state.collate)})
    ${state.batch === null ? "index, loader = photos  # one item, as there are no batches\n    return [index], loader"
      : "return [index for index, _ in photos], photos[0][1]"}


${start}if __name__ == "__main__":
    loader = DataLoader(
        Photos(),
${options(state, true).map(option => `        ${option},\n`).join("")}    )
    items, waited = 0, 0
    begin = asked = time.perf_counter()
    for epoch in range(${state.epochs}):
        for indices, who in loader:
            waited += time.perf_counter() - asked
            items += len(indices)
            print(f"{indices} from {who}")
            time.sleep(${seconds(state.step)})  # the training step
            asked = time.perf_counter()
    total = time.perf_counter() - begin
    print(f"{items / total:.1f} items/s")
    print(f"waited {waited * 1000:.0f} of {total * 1000:.0f} ms")
`;
  };

  // Every field of a state with what it is where nothing is said, and the numbers it may be.
  const fields = {
    items: [24, 1, 32], read: [0, 0, 999], slow: [null, 0, 31], slowRead: [200, 0, 999], collate: [0, 0, 999], step: [0, 0, 999],
    batch: [1, 1, 32, null], dropLast: [false], workers: [0, 0, 4], prefetch: [null, 0, 4], inOrder: [true],
    epochs: [1, 1, 2], persistent: [false], start: [0, 0, 999], taken: [0, 0, 64],
  };
  const others = { null: null, true: true, false: false };

  const encode = state => Object.keys(fields).filter(name => name === "items" || state[name] !== fields[name][0])
    .map(name => `${name}:${state[name]}`).join(",");

  /** The value that a word means in a field, or undefined. */
  const value = ([usual, low, high, other], word) => {
    const said = /^\d{1,3}$/.test(word) ? +word : Object.hasOwn(others, word) ? others[word] : undefined;
    const known = said === null ? [usual, other].includes(null)
      : typeof said === "number" ? said >= low && said <= high : typeof said === typeof usual;
    return known ? said : undefined;
  };

  const decode = text => {
    const said = text.split(",").map(part => part.split(/:(.*)/s))
      .map(([name, word]) => [name, Object.hasOwn(fields, name) ? value(fields[name], word) : undefined]);
    if (said.some(([, known]) => known === undefined)) return null;
    const usual = Object.entries(fields).map(([name, [most]]) => [name, most]);
    return whole(Object.fromEntries([...usual, ...said]));
  };

  /** The state with no more batches taken than there are. */
  const whole = state => ({ ...state, taken: Math.min(state.taken, timeline(state)?.takes.length ?? 0) });

  const initial = "items:24,read:20,collate:10,step:30,batch:4,workers:2";
  const examples = [
    ["one slow item, in order", "items:16,read:20,slow:0,step:30,batch:2,workers:2"],
    ["one slow item, in_order=False", "items:16,read:20,slow:0,step:30,batch:2,workers:2,inOrder:false"],
    ["slow item, prefetch_factor=1", "items:24,read:20,slow:8,slowRead:140,step:60,batch:2,workers:2,prefetch:1"],
    ["slow item, prefetch_factor=4", "items:24,read:20,slow:8,slowRead:140,step:60,batch:2,workers:2,prefetch:4"],
    ["workers start in each epoch", "items:12,read:20,step:30,batch:2,workers:2,epochs:2,start:100"],
    ["persistent workers", "items:12,read:20,step:30,batch:2,workers:2,epochs:2,persistent:true,start:100"],
  ];

  return {
    initial, examples, fields, encode, decode, code, whole, refusal, batches, timeline, totals, held, moment, words, rule,
  };
})();
