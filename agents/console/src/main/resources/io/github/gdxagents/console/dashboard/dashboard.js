/* The page of a run: fetches what is new by server-sent events, and draws it with uPlot. */
'use strict';

(() => {
  const MOST_POINTS = 4000;
  const MILLIS_BETWEEN_LOOKS_AT_OTHERS = 10000;
  const COLORS_OF_OTHERS = 6;
  const BINS = 24;

  /** The curves in their order; a game's own statistics come after the first. */
  const CURVES = [
    {column: 'mean_return', title: 'Mean return', evaluations: 'mean_return', wide: true},
    {column: 'mean_episode_decisions', title: 'Episode length', evaluations: 'mean_episode_decisions'},
    {column: 'entropy', title: 'Entropy'},
    {column: 'kl_k3', title: 'KL divergence'},
    {column: 'value_loss', title: 'Value loss'},
    {column: 'surrogate', title: 'Surrogate objective'},
    {column: 'explained_variance', title: 'Explained variance'},
    {column: 'clip_fraction', title: 'Clip fraction'},
    {column: 'learning_rate', title: 'Learning rate'},
    {column: 'mean_gradient_norm', title: 'Gradient norm'},
    {column: 'steps_per_second', title: 'Steps per second'},
  ];

  const TIME_PARTS = [
    ['simulate', 'Simulate', '--own'],
    ['act', 'Act', '--run-4'],
    ['update', 'Update', '--run-5'],
    ['advantage', 'Advantage', '--run-2'],
    ['publish', 'Publish', '--run-3'],
    ['idle', 'Idle', '--quiet'],
    ['rest', 'Evaluate, write, start', '--evaluation'],
  ];

  const PHASES = {
    connecting: 'connecting',
    training: 'training',
    stopping: 'ending after this iteration',
    evaluating: 'evaluating',
    ended: 'ended',
    lost: 'connection lost, trying again',
  };

  const byId = id => document.getElementById(id);

  let run = null; // what the run is: title, folder, settings, ...
  let news = null; // the latest news
  let metrics = newTable();
  let evaluations = newTable();
  let log = [];
  let best = null; // the best evaluation's mean return
  const charts = new Map(); // by column
  const others = new Map(); // runs that are laid over: name -> {color, metrics, evaluations}

  // ---------------------------------------------------------------- tables and numbers

  /** Columns of numbers; null where there is none. */
  function newTable() {
    return {columns: [], data: []};
  }

  function append(table, part) {
    if (table.columns.length === 0) {
      table.columns = part.columns;
      table.data = part.columns.map(() => []);
    }
    for (const row of part.rows) {
      row.forEach((cell, c) => table.data[c].push(cell));
    }
    if (table.data.length > 0 && table.data[0].length > MOST_POINTS) {
      table.data = table.data.map(column => column.filter((cell, i) => i % 2 === 1));
    }
  }

  function columnOf(table, name) {
    return table.data[table.columns.indexOf(name)] ?? [];
  }

  function last(values) {
    return values.length === 0 ? null : values[values.length - 1];
  }

  function isNumber(value) {
    return typeof value === 'number' && Number.isFinite(value);
  }

  /** To four significant digits. */
  function significant(value) {
    if (!isNumber(value)) {
      return '–';
    }
    const magnitude = Math.abs(value);
    if (magnitude !== 0 && (magnitude < 1e-3 || magnitude >= 1e9)) {
      return value.toExponential(2).replace('e+', 'e');
    }
    const decimals = magnitude === 0 || magnitude >= 1000 ? 0 : Math.max(0, 3 - Math.floor(Math.log10(magnitude)));
    const rounded = value.toFixed(decimals);
    return Number(rounded).toLocaleString('en-US', {
      maximumFractionDigits: decimals,
      minimumFractionDigits: Number.isInteger(value) ? 0 : decimals,
    });
  }

  /** In little room, for axes: 20k, 1.5M, 3e-4. */
  function brief(value) {
    const magnitude = Math.abs(value);
    if (magnitude >= 1e9 || (magnitude !== 0 && magnitude < 1e-3)) {
      return value.toExponential(1).replace('.0e', 'e').replace('e+', 'e');
    }
    if (magnitude >= 1e6) {
      return `${parseFloat((value / 1e6).toFixed(2))}M`;
    }
    if (magnitude >= 1e4) {
      return `${parseFloat((value / 1e3).toFixed(1))}k`;
    }
    return String(parseFloat(value.toPrecision(6)));
  }

  function count(value) {
    return Math.round(value).toLocaleString('en-US');
  }

  function duration(seconds) {
    const whole = Math.round(seconds);
    const two = number => String(number).padStart(2, '0');
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  }

  function percent(share) {
    const value = 100 * share;
    return `${value > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} %`;
  }

  // ---------------------------------------------------------------- elements

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) {
      made.className = className;
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  function chip(color) {
    const made = element('span', 'chip');
    made.style.setProperty('--chip', color);
    return made;
  }

  function themed(variable) {
    return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
  }

  // ---------------------------------------------------------------- curves

  /** Makes the curves that there are figures for. */
  function makeCharts() {
    // Behind the trainer's own columns stand those of the game, and of rewards that are learned.
    const others = metrics.columns.slice(metrics.columns.indexOf('publish_seconds') + 1);
    const title = column => column.startsWith('game_') ? column.substring(5) : column.replaceAll('_', ' ');
    const wanted = [
      CURVES[0], ...others.map(column => ({column, title: title(column)})), ...CURVES.slice(1)];
    let before = null;
    for (const curve of wanted) {
      let chart = charts.get(curve.column);
      if (!chart && columnOf(metrics, curve.column).some(isNumber)) {
        chart = new Chart(curve);
        charts.set(curve.column, chart);
        if (before) {
          before.after(chart.card);
        } else {
          byId('curves').prepend(chart.card);
        }
      }
      before = chart ? chart.card : before;
    }
  }

  class Chart {
    constructor(curve) {
      this.curve = curve;
      this.visible = true;
      this.card = element('article', curve.wide ? 'card curve wide' : 'card curve');
      const header = element('header');
      const title = element('h2', '', curve.title);
      const definition = run.definitions[curve.column];
      if (definition) {
        title.title = definition.definition;
        title.append(' ', element('small', '', definition.unit.replace('^2', '²')));
      }
      this.latest = element('span', 'latest');
      this.legend = element('div', 'legend');
      header.append(title, this.latest);
      if (curve.wide) {
        header.append(this.legend);
        this.legend.style.flexBasis = '100%';
      }
      this.plotBox = element('div', 'plot');
      this.tooltip = element('div', 'tooltip');
      this.tooltip.hidden = true;
      this.card.append(header, this.plotBox, this.tooltip);
      new ResizeObserver(() => this.resize()).observe(this.plotBox);
      new IntersectionObserver(entries => {
        this.visible = entries[entries.length - 1].isIntersecting;
        if (this.visible) {
          this.draw();
        }
      }, {rootMargin: '200px'}).observe(this.card);
    }

    size() {
      return {width: Math.max(100, this.plotBox.clientWidth), height: this.plotBox.clientHeight};
    }

    resize() {
      if (this.plot) {
        this.plot.setSize(this.size());
      }
    }

    /** A name, color and points for each line of this chart: other runs, this one, its evaluations. */
    lines() {
      const {column, evaluations: evaluated} = this.curve;
      const lines = [];
      for (const [name, other] of others) {
        if (other.metrics) {
          lines.push({
            name,
            color: themed(other.color),
            points: [columnOf(other.metrics, 'steps'), columnOf(other.metrics, column)],
          });
        }
      }
      lines.push({
        name: others.size > 0 ? run.name : 'training',
        color: themed('--own'),
        own: true,
        points: [columnOf(metrics, 'steps'), columnOf(metrics, column)],
      });
      const values = evaluated ? columnOf(evaluations, evaluated) : [];
      if (values.length > 0) {
        lines.push({
          name: 'evaluations',
          color: themed('--evaluation'),
          dots: true,
          points: [columnOf(evaluations, 'steps'), values],
        });
      }
      return lines.filter(line => line.points[1].length === line.points[0].length && line.points[1].length > 0);
    }

    draw() {
      if (!this.visible) {
        return;
      }
      const lines = this.lines();
      this.latest.textContent = significant(last(columnOf(metrics, this.curve.column)));
      this.card.setAttribute('aria-label', `${this.curve.title}: ${this.latest.textContent}`);
      const data = lines.length === 1 ? lines[0].points : uPlot.join(lines.map(line => line.points));
      const shape = lines.map(line => line.name + line.color).join('\n');
      if (this.plot && shape === this.shape) {
        this.plot.setData(data);
      } else {
        this.shape = shape;
        this.names = lines;
        this.plot?.destroy();
        this.plot = new uPlot(this.options(lines), data, this.plotBox);
        this.legend.replaceChildren(...lines.map(line => {
          const entry = element('span');
          entry.append(chip(line.color), line.name);
          return entry;
        }));
        this.legend.hidden = lines.length < 2;
      }
    }

    options(lines) {
      const quiet = themed('--quiet');
      const grid = {stroke: themed('--line'), width: 1};
      const ticks = {show: false};
      const font = `11px ${themed('--font')}`;
      return {
        ...this.size(),
        legend: {show: false},
        padding: [8, 18, 0, 0],
        cursor: {
          drag: {x: false, y: false},
          sync: {key: 'steps', scales: ['x', null]},
          y: false,
          points: {size: 7},
          hover: {prox: 24},
        },
        scales: {x: {time: false, range: (plot, min, max) => [0, max || 1]}},
        axes: [
          {stroke: quiet, grid: {show: false}, ticks, font, size: 24, gap: 4, space: 52,
            values: (plot, splits) => splits.map(brief)},
          {stroke: quiet, grid, ticks, font, size: 50, gap: 6, space: 34,
            values: (plot, splits) => splits.map(brief)},
        ],
        series: [{}, ...lines.map(line => ({
          label: line.name,
          stroke: line.color,
          width: line.own ? 2 : 1.5,
          dash: line.dots ? [4, 4] : undefined,
          fill: line.own && lines.length === 1 ? themed('--own-fill') : undefined,
          fillTo: (plot, s, min) => plot.scales.y.min ?? min,
          points: {show: line.dots || line.points[0].length < 3, size: 7, fill: line.color},
          spanGaps: true,
        }))],
        hooks: {setCursor: [plot => this.showTooltip(plot)]},
      };
    }

    showTooltip(plot) {
      const {left, idx} = plot.cursor;
      const shown = left >= 0 && idx !== null && plot.over.matches(':hover');
      this.tooltip.hidden = !shown;
      if (!shown) {
        return;
      }
      const rows = [element('div', '', `${count(plot.data[0][idx])} steps`)];
      this.names.forEach((line, i) => {
        const value = nearest(plot.data[i + 1], idx);
        if (value !== null && plot.data[0][idx] <= last(line.points[0])) {
          const row = element('div');
          row.append(chip(line.color), element('span', 'name', line.name), element('b', '', significant(value)));
          rows.push(row);
        }
      });
      this.tooltip.replaceChildren(...rows);
      const over = plot.over.getBoundingClientRect();
      const card = this.card.getBoundingClientRect();
      const x = over.left - card.left + left;
      const right = x + this.tooltip.offsetWidth + 16 > card.width;
      this.tooltip.style.left = `${right ? Math.max(4, x - this.tooltip.offsetWidth - 12) : x + 12}px`;
      this.tooltip.style.top = `${over.top - card.top + 8}px`;
    }

    /** In other colors. */
    renew() {
      this.shape = null;
      this.draw();
    }
  }

  /** The value at a place or the one before; null if there is none. */
  function nearest(values, index) {
    for (let i = index; i >= 0; i--) {
      if (isNumber(values[i])) {
        return values[i];
      }
    }
    return null;
  }

  // ---------------------------------------------------------------- bars

  function drawActions() {
    const groups = [];
    for (const branch of news.branches ?? []) {
      const total = branch.counts.reduce((sum, n) => sum + n, 0);
      const bars = element('div', 'bars');
      branch.choices.forEach((choice, i) => {
        const share = total === 0 ? 0 : branch.counts[i] / total;
        const track = element('div', 'track');
        const bar = element('div');
        bar.style.width = `${100 * share}%`;
        track.append(bar);
        track.title = `${choice}: ${count(branch.counts[i])} of ${count(total)}`;
        const label = element('span', 'label', choice);
        label.title = choice;
        bars.append(label, track, element('span', 'share', percent(share)));
      });
      groups.push(group(branch.name, '', bars));
    }
    for (const axis of news.axes ?? []) {
      const width = (axis.high - axis.low) / axis.bins.length;
      const label = i => `${significant(axis.low + i * width)} to ${significant(axis.low + (i + 1) * width)}`;
      groups.push(group(axis.name, axis.unit,
        histogram(axis.bins, label, [significant(axis.low), significant(axis.high)])));
    }
    byId('actions').replaceChildren(...(groups.length > 0 ? groups : [element('p', 'nothing', 'None yet.')]));
  }

  function group(name, unit, content) {
    const made = element('div', 'group');
    const head = element('p');
    head.append(element('span', '', name), element('small', '', unit));
    made.append(head, content);
    return made;
  }

  function histogram(bins, label, scale) {
    const made = element('div');
    const columns = element('div', 'histogram');
    const most = Math.max(1, ...bins);
    bins.forEach((n, i) => {
      const column = element('div');
      column.title = `${label(i)}: ${count(n)}`;
      const bar = element('i');
      bar.style.height = n === 0 ? '0' : `max(2px, ${100 * n / most}%)`;
      column.append(bar);
      columns.append(column);
    });
    const axis = element('div', 'scale');
    axis.append(...scale.map(text => element('span', '', text)));
    made.append(columns, axis);
    return made;
  }

  /** A histogram of numbers, in bins of whole numbers where all of them are. */
  function drawSpread(id, values) {
    if (values.length === 0) {
      byId(id).replaceChildren(element('p', 'nothing', 'No episode has ended yet.'));
      return;
    }
    const low = Math.min(...values);
    const high = Math.max(...values);
    const whole = values.every(Number.isInteger);
    const span = whole ? high - low + 1 : high - low || 1;
    const width = whole ? Math.ceil(span / BINS) : span / BINS;
    const bins = new Array(Math.max(1, Math.ceil(span / width - 1e-9))).fill(0);
    for (const value of values) {
      bins[Math.min(bins.length - 1, Math.floor((value - low) / width))]++;
    }
    const label = i => whole && width === 1
      ? count(low + i)
      : `${significant(low + i * width)} to ${significant(whole ? low + (i + 1) * width - 1 : low + (i + 1) * width)}`;
    const middle = values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)];
    byId(id).replaceChildren(
      histogram(bins, label, [significant(low), `median ${significant(middle)}`, significant(high)]));
  }

  function drawTime() {
    const seconds = {...news.seconds};
    const known = Object.values(seconds).reduce((sum, part) => sum + part, 0);
    const total = Math.max(news.elapsedSeconds, known, 1e-9);
    seconds.rest = total - known;
    const stack = element('div', 'stack');
    const parts = element('div', 'parts');
    for (const [key, name, color] of TIME_PARTS) {
      const share = seconds[key] / total;
      const segment = element('div');
      segment.style.width = `${100 * share}%`;
      segment.style.background = `var(${color})`;
      segment.title = `${name}: ${percent(share)}`;
      stack.append(segment);
      const label = element('span');
      label.append(chip(`var(${color})`), name);
      parts.append(label, element('span', 'quiet', `${seconds[key].toFixed(1)} s`), element('b', '', percent(share)));
    }
    byId('time').replaceChildren(stack, parts);
  }

  // ---------------------------------------------------------------- the top, the log, the settings

  function drawTop() {
    const steps = last(columnOf(metrics, 'steps')) ?? 0;
    const share = Math.min(1, steps / run.plannedSteps);
    const speed = (steps - news.stepsBefore) / Math.max(news.elapsedSeconds, 1e-9);
    const left = run.plannedSteps - steps;
    const goesOn = news.phase === 'training';
    byId('progress-bar').style.width = `${100 * share}%`;
    byId('progress').setAttribute('aria-valuenow', String(Math.round(100 * share)));
    byId('progress-text').textContent = [
      `${count(steps)} of ${count(run.plannedSteps)} steps`,
      `${duration(news.elapsedSeconds)} elapsed`,
      ...(goesOn && speed > 0 ? [`${duration(Math.max(0, left) / speed)} left`] : []),
      run.folder,
    ].join('  ·  ');
    const meanReturn = last(columnOf(metrics, 'mean_return'));
    document.title = `${percent(share)} · ${significant(meanReturn)} · ${run.title}`;
    drawTiles(meanReturn, speed);
  }

  function drawTiles(meanReturn, speed) {
    const tiles = [
      ['Mean return', significant(meanReturn), ''],
      ['Best evaluation', significant(best), ''],
      ['Latest evaluation', significant(last(columnOf(evaluations, 'mean_return'))), ''],
      ['Episodes', count(last(columnOf(metrics, 'episodes')) ?? 0), ''],
      ['Episode length', significant(last(columnOf(metrics, 'mean_episode_decisions'))), ''],
      ['Speed', count(speed), 'steps/s'],
    ];
    byId('tiles').replaceChildren(...tiles.map(([name, value, unit]) => {
      const tile = element('div');
      const figure = element('dd', '', value);
      if (unit) {
        figure.append(' ', element('small', '', unit));
      }
      tile.append(element('dt', '', name), figure);
      return tile;
    }));
  }

  function drawLog() {
    const box = byId('log');
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 24;
    box.textContent = log.join('\n');
    if (atEnd) {
      box.scrollTop = box.scrollHeight;
    }
  }

  function drawSettings() {
    const entries = [...Object.entries(run.plan), ...Object.entries(run.settings)];
    byId('settings').replaceChildren(...entries.map(([key, value]) => {
      const row = element('div');
      row.append(element('dt', '', key), element('dd', '', value));
      return row;
    }));
  }

  function showPhase(phase) {
    byId('phase').dataset.phase = phase;
    byId('phase').textContent = PHASES[phase] ?? phase;
    byId('stop').hidden = phase !== 'training' && phase !== 'stopping';
    byId('stop').disabled = phase !== 'training';
  }

  let drawingIsDue = false;

  /** With the next frame: never where nobody looks. */
  function drawSoon() {
    if (!drawingIsDue) {
      drawingIsDue = true;
      requestAnimationFrame(() => {
        drawingIsDue = false;
        makeCharts();
        charts.forEach(chart => chart.draw());
        drawTop();
        drawActions();
        drawSpread('lengths', news.lengths);
        drawSpread('returns', news.returns.filter(isNumber));
        drawTime();
        drawLog();
      });
    }
  }

  // ---------------------------------------------------------------- other runs

  async function lookAtOthers() {
    try {
      const names = await (await fetch('runs')).json();
      listOthers(names);
      await Promise.all([...others.keys()].map(fetchOther));
    } catch (e) {
      // The run is over, or comes back; what is there stays.
    }
  }

  async function fetchOther(name) {
    const other = others.get(name);
    const response = await fetch(`runs/${encodeURIComponent(name)}`);
    if (response.ok && other) {
      const saved = await response.json();
      other.metrics = newTable();
      append(other.metrics, saved.metrics);
      redrawCharts();
    }
  }

  function redrawCharts() {
    requestAnimationFrame(() => charts.forEach(chart => chart.draw()));
  }

  let listed = '';

  function listOthers(names) {
    byId('others-card').hidden = names.length === 0;
    if (names.join('/') === listed) {
      return;
    }
    listed = names.join('/');
    byId('others').replaceChildren(...names.map(name => {
      const item = element('li');
      const label = element('label');
      const box = element('input');
      box.type = 'checkbox';
      box.name = name;
      box.checked = others.has(name);
      box.addEventListener('change', () => choose(name, box, label));
      colorLabel(label, name);
      const text = element('span', '', name);
      text.title = name;
      label.append(box, text);
      item.append(label);
      return item;
    }));
  }

  function colorLabel(label, name) {
    const color = others.get(name)?.color;
    label.style.setProperty('--chip', color ? `var(${color})` : 'var(--own)');
  }

  function choose(name, box, label) {
    if (box.checked) {
      const taken = [...others.values()].map(other => other.color);
      const colors = Array.from({length: COLORS_OF_OTHERS}, (unused, i) => `--run-${i + 1}`);
      const color = colors.find(free => !taken.includes(free)) ?? colors[others.size % COLORS_OF_OTHERS];
      others.set(name, {color, metrics: null});
      fetchOther(name).catch(() => {});
    } else {
      others.delete(name);
      redrawCharts();
    }
    colorLabel(label, name);
  }

  // ---------------------------------------------------------------- connection

  function connect() {
    const source = new EventSource('events');
    source.addEventListener('run', event => {
      const told = JSON.parse(event.data);
      if (run && run.id !== told.id) {
        location.reload(); // another run, maybe of another version
      }
      const first = run === null;
      run = told;
      run.name = run.folder.split(/[\\/]/).pop();
      metrics = newTable();
      evaluations = newTable();
      log = [];
      byId('title').textContent = run.title;
      byId('title').title = run.title;
      drawSettings();
      if (first) {
        lookAtOthers();
        setInterval(lookAtOthers, MILLIS_BETWEEN_LOOKS_AT_OTHERS);
      }
    });
    source.addEventListener('news', event => {
      news = JSON.parse(event.data);
      append(metrics, news.metrics);
      append(evaluations, news.evaluations);
      best = columnOf(evaluations, 'mean_return').filter(isNumber).reduce((a, b) => Math.max(a, b), -Infinity);
      log = log.concat(news.log).slice(-200);
      showPhase(news.phase);
      drawSoon();
      if (news.phase === 'ended') {
        source.close();
      }
    });
    source.addEventListener('error', () => {
      showPhase('lost');
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(connect, 5000);
      }
    });
  }

  byId('stop').addEventListener('click', () => byId('confirm').showModal());
  byId('confirm').addEventListener('close', async () => {
    if (byId('confirm').returnValue === 'stop') {
      byId('stop').disabled = true;
      const response = await fetch('stop', {method: 'POST', headers: {'X-Run-Token': run.token}});
      byId('stop').disabled = response.ok;
    }
    byId('confirm').returnValue = '';
  });

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => charts.forEach(chart => chart.renew()));

  showPhase('connecting');
  connect();
})();
