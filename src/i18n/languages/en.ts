import type { CodeChange } from '#domain/changes.ts';
import type { FileState } from '#domain/file-state.ts';
import type { Step } from '#domain/result-date.ts';
import type { PageKind } from '#domain/staleness.ts';
import type { TimeLimit } from '#schemas/procedure-row.ts';
import type { Opening } from '#schemas/site.ts';
import type { Unit } from '#schemas/units.ts';
import type { SpokenWords, Words } from '../vietnamese.ts';

let format: Intl.NumberFormat | undefined;
/** `1,200.5`. The format is made when a number is said: making it holds a slow phone up for a tenth of a second. */
const digits = (number: number): string => {
  format ??= new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
  return format.format(number);
};

/** `1 step`, `2 steps`. */
const many = (count: number, one: string, more = `${one}s`): string =>
  `${digits(count)} ${count === 1 ? one : more}`;

/** `1.2 MB`; under a tenth of a megabyte in kB. */
const megabytes = (bytes: number): string =>
  bytes < 100_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${digits(Number((bytes / 1_000_000).toFixed(1)))} MB`;

/** `8,000 đồng`. */
const money = (vnd: number): string => `${digits(vnd)} đồng`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `a`, `a and b`, `a, b and c`. */
const listed = (parts: readonly string[]): string =>
  [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter(Boolean).join(' and ');

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `30 November`, of `2026-11-30`. */
const dayAndMonth = (day: string): string =>
  `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`;

/** `1 March 2027`. */
const writtenDay = (day: string): string => `${dayAndMonth(day)} ${day.slice(0, 4)}`;

const week: readonly (readonly [letters: Opening['days'][number], name: string])[] = [
  ['MO', 'Monday'],
  ['TU', 'Tuesday'],
  ['WE', 'Wednesday'],
  ['TH', 'Thursday'],
  ['FR', 'Friday'],
  ['SA', 'Saturday'],
  ['SU', 'Sunday'],
];

/** Monday is 0. */
const weekdayOn = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

const weekday = (at: number): string => week[at]?.[1] ?? '';

/** `Friday, 27 November 2026`. */
const dayInWords = (day: string): string => `${weekday(weekdayOn(day))}, ${writtenDay(day)}`;

/** `07:30` → `7:30`. */
const clock = (time: string): string => time.replace(/^0/, '');

/** “Monday to Friday”, “Tuesday and Thursday”. */
function dayNames(days: Opening['days']): string {
  const at = week.flatMap(([letters], index) => (days.includes(letters) ? [index] : []));
  const [first = 0, last = 0] = [at[0], at.at(-1)];
  return at.length > 2 && last - first === at.length - 1
    ? `${weekday(first)} to ${weekday(last)}`
    : listed(at.map(weekday));
}

const noted = ({ note }: Opening): string => (note ? ` (${note})` : '');

const unsure = ({ confidence }: Opening): string =>
  confidence === 'confirmed'
    ? ''
    : ' These hours could not be checked against another source. Ask again before you go.';

const unknown = 'No information yet';

const timeWords: Record<Exclude<TimeLimit['unit'], 'sameDay'>, string> = {
  workingDays: 'working day',
  days: 'day',
  hours: 'hour',
  months: 'month',
};

const oneTime = ({ amount, unit }: TimeLimit): string =>
  unit === 'sameDay' ? 'the same day' : many(amount, timeWords[unit]);

const byCase = (text: string): string => `${capital(text)}, depending on the case`;

const pageNoun: Record<PageKind, string> = {
  service: 'This page',
  guide: 'This guide',
  lesson: 'This lesson',
  event: 'This page',
  page: 'This page',
};

const counts: readonly (readonly [CodeChange['kind'], string])[] = [
  ['new', 'new procedure'],
  ['replaced', 'replacement procedure'],
  ['amended', 'amended procedure'],
  ['standardised', 'republished procedure'],
  ['abolished', 'abolished procedure'],
];

function stepInWords({ kind, day, nth, name }: Step): string {
  switch (kind) {
    case 'filed':
      return 'the day of filing, not counted';
    case 'received':
      return 'taken as the day received, not counted';
    case 'counted':
      return `working day ${nth}${weekdayOn(day) > 4 ? ' (worked in place of a day off)' : ''}`;
    case 'off':
      return `day off, ${name ?? 'weekend'}`;
    case 'due':
      return 'the day of the result';
  }
}

function fileState({ kind, day = '', daysOver = 0 }: FileState, isAppointed: boolean): string {
  const which = isAppointed ? 'the appointment date' : 'the day of the result';
  switch (kind) {
    case 'fetched':
      return 'Result collected.';
    case 'unknown':
      return 'Waiting. The day of the result cannot be worked out yet.';
    case 'waiting':
      return isAppointed
        ? `Waiting. The appointment is on ${dayInWords(day)}.`
        : `Waiting. The result comes on ${dayInWords(day)} at the latest.`;
    case 'tomorrow':
      return `Tomorrow is ${which}, ${dayInWords(day)}.`;
    case 'today':
      return `Go and collect it: today is ${which}, ${dayInWords(day)}.`;
    case 'over':
      return `Go and collect it: ${which} was ${dayInWords(day)}, ${many(daysOver, 'day')} ago. The result may be ready, or the application may lack something. Read your messages. Then call the place where you filed it and read out the application number.`;
  }
}

const unitWords: Record<Unit['kind'], string> = {
  ward: 'ward',
  commune: 'commune',
  township: 'township',
  specialZone: 'special zone',
  town: 'town',
  district: 'district',
  urbanDistrict: 'urban district',
  provincialCity: 'city',
  province: 'province',
  city: 'city',
};

/** “Phường Cai Lậy” → “Cai Lậy ward”, “Phường 4” → “Ward 4”. */
function unitInSentence({ name, kind }: Pick<Unit, 'name' | 'kind'>): string {
  const own = name.replace(/^(?:Phường|Xã|Thị trấn|Đặc khu|Thị xã|Huyện|Quận|Thành phố|Tỉnh) /, '');
  const word = unitWords[kind];
  return /^\d/.test(own) ? `${capital(word)} ${own}` : `${own} ${word}`;
}

/** What the build alone says: no phone loads it. */
export const pages: Words['pages'] = {
  frame: {
    name: 'English',
    locale: 'en_GB',
    offline: 'Offline',
    feed: 'Changes to procedures',
    more: 'More',
    about:
      'is a guide made by the community, not a state authority. It does not ask for passwords, does not ask for OTP codes and does not track you.',
    services: 'Services',
    essential: '25 essential services',
    lessons: 'Learn how to do it',
    returned: 'Applications sent back',
    terms: 'Words explained',
    catalogue: 'List of procedures',
    changes: 'Recent changes',
    withoutNetwork: 'Use without a network',
    aboutUs: 'About this site',
    coaches: 'Community digital team',
    results: 'How applications were handled',
    data: 'Open data',
    report: 'Report a mistake, give feedback',
    rating: 'Rate the service',
    edition: 'The date of this edition',
    licence: 'Content CC BY 4.0.',
    notTranslated: 'This page has no translation yet, so it is shown in Vietnamese.',
    outdated:
      'The Vietnamese version of this page was changed after this translation. Where the two differ, follow the Vietnamese one.',
    seeVietnamese: 'See the Vietnamese version',
    languages: 'Languages',
  },

  people: {
    title: 'Need someone to help?',
    where: 'Where to go and numbers to call',
    call: (telephone) => `Call ${telephone}`,
    confidence: (words) => `Reliability: ${words}.`,
  },

  search: {
    label: 'Search for services and papers',
    example: 'e.g. birth',
    button: 'Search',
    title: 'Search',
    description:
      'Find services, guides and procedures in your own words, in English or in Vietnamese, with or without accents.',
    voice: 'Speak instead of typing',
    weak: 'Nothing matches exactly. You may need:',
    more: 'Show more',
    notFound: 'Nothing found yet for',
    tryShorter: 'Try to type less, one or two main words. Or choose something below.',
    ask: 'Ask someone',
    askNear: 'Ask someone near you',
    askNearMore:
      'The reception counter of the ward or commune; the community digital team; telephone numbers for questions.',
    tell: 'Tell us what you were looking for',
    tellMore: 'You read it again and send it yourself. The device sends nothing by itself.',
    recent: 'Your searches, kept on this device only',
    forget: 'Delete these searches',
    noScript: 'The search box does not work on this device. Choose by life event below, or see',
    wholeCatalogue: 'the whole list of procedures',
    byEvent: 'Choose by life event',
    mostUsed: 'Most used',
  },

  home: {
    title: (name, commune) => `${name}: paperwork step by step in ${commune}`,
    description: (commune, province) =>
      `Find public services in your own words and do them step by step, in ${commune}, ${province}. It works without a network too.`,
    ask: 'What paperwork do you need to do?',
    hint: 'Type in your own words, in English or Vietnamese',
    essential: 'See the 25 essential services',
    stuck: 'If you are stuck, look here',
    lessons: 'Learn how to do it',
    lessonsMore: 'Install VNeID, photograph papers, pay online, avoid scams.',
    returned: 'Applications sent back',
    returnedMore: 'What the Portal’s messages mean, and how to put things right.',
    units: 'Old place, new place',
    unitsMore:
      'Which place a merged or renamed ward or commune is now, and where to go for papers.',
    terms: 'What hard words mean',
    termsMore: 'The words of the authorities, said in everyday words.',
    changed: 'Recent changes',
    changesFrom: 'From',
    changesComing: 'Changing soon, from',
    allChanges: 'See all changes',
    offline: 'You can still read it on a journey or without a network',
    offlineLink: 'See what this device has saved',
    offlineMore: 'The guides and the search box work without a network too.',
    install: (name) => `Put ${name} on the home screen`,
  },

  event: {
    inOrder: 'What you should do, in order',
    blocked: 'The old procedure is no longer in use. The page has not been changed to match.',
    changed: 'The procedure has changed. The page has not been checked again yet.',
    others: 'Other procedures often needed',
    procedures: 'Procedures often needed',
    noService:
      'The part in plain words for this is not there yet. Below are the procedures from the list.',
    byField: 'See by field',
    procedureCount: (count) => many(count, 'procedure'),
    takeAlong: 'Take it with you for when there is no network',
    takeAlongMore:
      'Save this whole page on the device, with the guides, leaflets and procedures that belong to it.',
    whatIsSaved: 'See what is saved on this device',
    ask: 'Not sure where to start? Ask someone near you',
    check: 'Check before you start',
    again: 'Answer again from the start',
  },

  service: {
    list: 'Services',
    listTitle: 'Services in plain words',
    listDescription: (count) =>
      `${many(count, 'public service')} in plain words, with step-by-step guides.`,
    listPage: (page, of) => `Services in plain words, page ${page} of ${of}`,
    listPages: 'Pages of the list',
    page: (page) => `Page ${page}`,
    notThere: 'Cannot find what you need? See',
    catalogue: 'the list of procedures',
    hasGuide: ' Has a step-by-step guide.',
    online: 'Can be done online',
    counter: 'Done at the counter',
    essential: 'Essential service',
    who: 'Who can do it',
    where: 'Where to file it',
    start: 'Start step by step ›',
    allSteps: 'See all the steps',
    print: 'Print the leaflet (Vietnamese)',
    papers: 'What to prepare',
    tick: 'Tick what you have. The ticks stay on this device only.',
    notAll: ' (depending on the case)',
    held: 'The state may already have this information.',
    feesAndTimes: 'Fees and time limits by way of filing',
    result: 'What you get',
    notOnline: 'What if you cannot do it online?',
    otherWay:
      'Go to the Public Administration Service Centre of the ward or commune. Somebody there helps you file it on the spot.',
    seeWhere: 'See where to go and numbers to call',
    returned: 'Was your application sent back?',
    returnedLink: 'See what the Portal’s message means',
    late: 'Late, or refused without a clear reason?',
    lateLink: 'See how to give feedback or complain',
    legal: 'Legal basis and original procedures',
    forms: (forms) => `Forms: ${forms}.`,
    code: (code) => `Code ${code}`,
    related: ', related procedure',
    endedNow: (code) => `, now ${code}`,
    ended: ', no longer in use',
    official: 'Open the official page on dichvucong.gov.vn',
    sure: {
      codes: 'Procedure codes',
      papers: 'Papers',
      fee: 'Fee',
      time: 'Time limit',
      result: 'Result',
      advice: 'Advice and questions',
    },
  },

  facts: {
    fee: (channel) => `Fees and charges (${channel})`,
    result: 'Time until the result',
    way: 'How to file',
    feeColumn: 'Fees and charges',
    timeColumn: 'Time limit',
    unknownWay: (words, time) => `How to file: ${words}. Time limit: ${time}.`,
    onFee: 'On the fee:',
    feeUnsure: 'Fee not clear:',
    onTime: 'On the time limit:',
  },

  guide: {
    list: 'Step-by-step guides',
    listDescription: (count) => `${many(count, 'step-by-step guide')}, one thing in each step.`,
    bulletins: 'Loudspeaker texts of the guides, and ready-made bulletins',
    stepCount: 'Number of steps',
    steps: (steps) => many(steps, 'step'),
    stepsAndMinutes: (steps, minutes) => `${many(steps, 'step')}, about ${minutes}`,
    cases: 'Which case is yours?',
    casesNote: 'A part that is only for one case is marked “If”.',
    if: (condition) => `If ${condition}`,
    or: ' or ',
    ready: 'Have ready before you start',
    rehearse: 'Practise first, nothing is sent anywhere',
    open: (host) => `Open ${host}`,
    allSteps: 'The steps',
    step: 'Step',
    notLikeMine: 'This step looks different on my device',
    done: (step) => `I have done step ${step}`,
    onDevice: 'The ticks stay on this device only.',
    isDone: 'Is it done?',
    allDone: 'You have gone through all the steps.',
    noNumber: 'If you see no application number, the application has not been sent.',
    seeStep: (step, title) => `See step ${step} again: ${title}`,
    time: (time) => `Time limit: ${time}.`,
    numberHere: 'Copy the application number here',
    numberOrReceipt: 'Application number or receipt number, if there is one',
    numberOnSlip: 'Number on the appointment slip or the receipt, if there is one',
    onlyHere: 'Kept on this device only. Do not copy an ID card number or a telephone number here.',
    keepFile: 'Keep this application',
    sureSteps: 'Steps and names of buttons',
    loudspeaker: 'Loudspeaker text',
    printed: 'printed version',
    zalo: 'Zalo message',
    zaloCard: 'Zalo picture card',
    pdf: 'PDF leaflet',
    lookLesson: 'See the lesson',
    startAtOne: 'Start at step 1',
    warning: 'Warning:',
    screen: 'On the screen you will see',
    button: 'Button ',
    lookHere: '(look here)',
    seeProcedure: (code) => `See the procedure now in use, code ${code}`,
    seeChange: 'See what changed',
  },

  lesson: {
    list: 'Learn how to do it',
    listDescription: (count) =>
      `${many(count, 'short lesson')}: VNeID, the National Public Service Portal, photographing papers, avoiding scams.`,
    listIntro: 'One thing in each lesson. Learn alone or with someone to show you.',
    about: (minutes) => `About ${minutes}.`,
    takes: 'Takes about',
    goal: 'After the lesson',
    ready: 'What you need',
    practice: 'Practise again',
    teacher: 'Advice for the person who teaches',
    never: 'Never do this:',
    sure: 'Content of the lesson',
  },

  essential: {
    title: '25 essential public services',
    description: (covered) =>
      `The 25 essential public services of Project 06; ${covered} of them ${covered === 1 ? 'has a step-by-step guide' : 'have step-by-step guides'} here.`,
    intro: 'The list follows Decision 06/QĐ-TTg of 6 January 2022.',
    covered: (covered, all) => `${covered} of ${all}`,
    coveredMore: 'services have a step-by-step guide.',
    rest: ' The others have procedures in the list.',
    hasGuide: '✓ Has a step-by-step guide',
    hasPage: 'Has a page in plain words, no step-by-step guide yet',
    hasProcedure: 'No guide yet; see the procedure in the list',
    hasNothing: 'No guide yet; the procedure code is not clear yet',
  },

  directory: {
    title: 'Ask someone: where to go and numbers to call',
    heading: 'Ask someone',
    description: (commune) =>
      `Places that receive applications, numbers to call and the new names of wards and communes around ${commune}.`,
    alsoKnownAs: () => [
      'address',
      'telephone number',
      'hotline',
      'opening hours',
      'office hours',
      'one-stop shop',
      'where is the ward office',
      'nearest ward or commune',
      'get help',
      'someone to do it for me',
      'public wifi',
      'zalo of the ward',
      'map',
    ],
    intro:
      'You can file at the Public Administration Service Centre of any ward or commune in the province. Older people and people with disabilities are helped to file on the spot.',
    former: 'Where does a former ward or commune belong now?',
    kindsLabel: 'Kinds of places',
    kinds: {
      hotline: ['Ask by telephone', 'Numbers'],
      provinceCentre: ['Centres of the province', 'Province'],
      commune: ['Wards and communes', 'Wards, communes'],
      desk: ['Other reception counters', 'Counters'],
      helpPoint: ['Help points and post offices', 'Help points'],
      wifi: ['Public Wi-Fi', 'Wi-Fi'],
      station: ['Loudspeaker and charging stations', 'Stations'],
      zalo: ['Zalo pages', 'Zalo'],
      portal: ['Websites', 'Websites'],
    },
    sort: 'Sort by nearest first',
    sortNote:
      'The device will ask whether it may see your location. The location is used on this device only, to sort the places.',
    sorted: 'Nearest first',
    bare: (communes) =>
      `For the addresses, telephone numbers, opening hours and Wi-Fi points of ${many(communes, 'ward or commune', 'wards and communes')} there is`,
    bareUnknown: 'no information yet',
    bareAsk: 'Do you know?',
    tell: 'Tell the editors',
    tellWhere: 'Do you know a place? Tell the editors',
    reviewed: (day) => `Last checked: ${day}.`,
    sources: 'Sources:',
    print: 'Print this list',
    noPrinting: 'Printing does not work in this app. Open the page in a browser, then print.',

    unit: unitInSentence,

    map: 'Sketch map',
    mapTitle: 'Sketch map of the places',
    mapWords: (centres, marks) =>
      [
        centres.length > 0 && `The middle of ${listed(centres)}; not the offices.`,
        marks > 0 && `${many(marks, 'place')} with a number, the same number as in the list.`,
        'North is at the top. The list on the page names all these places.',
      ]
        .filter(Boolean)
        .join(' '),
    north: 'N',
    scale: (km) => `${km} km`,
    centresDrawn: 'A dashed circle is the middle of a ward or commune, not its office.',
    marksDrawn: 'A box with a number is a place in the list.',
    noRoads: 'The map is drawn from coordinates and has no roads.',

    beforeNumber: ', number ',
    afterNumber: ' on the map',
    madeOf: 'Merged from',
    itself: 'Unit',
    since: (day) => `, since ${day}`,
    heed: 'Please note',
    address: 'Address',
    formerly: 'formerly at',
    until: (day) => `, until the end of ${day}`,
    point: 'Location, to copy into a map app',
    telephone: 'Telephone',
    hours: 'Opening hours',
    saturday: 'Saturday',
    wifi: 'Public Wi-Fi',
    link: 'Website',
    note: 'Good to know',
    confidence: 'Reliability',
    unknown,
    facts: {
      address: 'address',
      coordinates: 'location on the map',
      telephone: 'telephone number',
      hours: 'opening hours',
      wifi: 'public Wi-Fi',
      zalo: 'Zalo address',
      link: 'website address',
    },
    openMap: 'Open the map',
    keepCard: 'Save to contacts',
    tellMore: 'Tell us more',
    tellWrong: 'Report a mistake',
    about: (name) => ` about ${name}`,
    card: {
      trust: (confidence) => `Reliability: ${confidence}.`,
      reviewed: (day) => `Last checked: ${day}. Ask again before you go.`,
    },
  },

  formerUnits: {
    title: 'Old place, new place',
    description: (count, commune) =>
      count > 0
        ? `Where ${count} former wards, communes, towns and provinces around ${commune} belong now, and where to go for papers.`
        : `Former names of the places around ${commune}.`,
    alsoKnownAs: () => [
      'old place new place',
      'merger',
      'merged wards and communes',
      'merged provinces',
      'renamed ward',
      'renamed commune',
      'former ward',
      'former commune',
      'old address new address',
    ],
    none: ': no merged or renamed place is written down yet.',
    intro:
      'Look for the old name of the place where you live and see where it belongs now. The same name is not always the same place.',
    type: 'Type the old name',
    was: ' (former)',
    now: 'Now belongs to',
    province: 'New province',
    within: 'Belonged to',
    until: (day) => `, until the end of ${day}`,
    since: 'Since',
    legal: 'Under',
    office: 'Where to go for papers',
    heed: 'Please note',
    confidence: (words) => `Reliability: ${words}.`,
    papers: 'Papers with the old name',
    papersMore: 'Each kind of paper is different. See the page of that paper:',
    paper: {
      identity: 'ID card',
      residence: 'Registration of permanent residence',
      land: 'Land and house certificate',
    },
  },

  coaches: {
    description: (plans) =>
      `${many(plans, 'session plan')} to print and use at once, for those who go out to help people.`,
    alsoKnownAs: () => [
      'digital team',
      'community digital technology team',
      'coach',
      'volunteer',
      'session plan',
      'digital literacy for all',
    ],
    intro:
      'The community digital team sits beside people and shows them how to do procedures on their own phones. This page is for members of the team, new ones too.',
    nevers: 'Four things never to do',
    never: {
      passwords:
        'Do not take somebody’s phone to type a password or an OTP code. They type it themselves, and you turn your face away.',
      photos: 'Do not keep photos of people’s papers, not in your own Zalo either.',
      money: 'Do not take money, and do not pay for people.',
      phones: 'Do not take people’s phones or papers to another place.',
    },
    beside: 'Sitting beside one person',
    session: 'Start a session',
    sessionMore:
      'Ask first, choose what to do, go step by step with reminders, then write it in the session book.',
    tally: 'Session book',
    tallyMore: 'Count by week and month; download CSV, print a report, merge books.',
    plans: 'Session plans',
    plansMore:
      'Each plan has the time of each part, what to say, what people do and what to bring. Print one or two A4 sheets and follow them.',
    also: 'To use with it',
    materials: 'Materials to print and show',
    materialsMore: 'Handouts, posters, slides for a television, texts for Zalo.',
    lessons: 'Lessons, one thing each',
    lessonsMore: 'At the end of each lesson there is advice for the person who teaches.',
    guides: 'Step-by-step guides',
    guidesMore: 'Each guide has a printed version to hand out.',
    bulletins: 'Loudspeaker texts',
    bulletinsMore: 'Each takes 60 to 90 seconds.',
    offline: 'Use without a network',
    offlineMore: 'Download before you go.',
    takeAlong: 'Take it with you for when there is no network',
    takeAlongMore:
      'Save this whole part on the device before you go: plans, handouts, posters, slides, loudspeaker texts.',
  },

  plan: {
    whole: 'Whole session',
    for: 'For whom',
    place: 'Where',
    group: 'How many people',
    print: 'Print this plan',
    kit: 'What to bring',
    before: 'What you prepare',
    printables: 'Sheets to print',
    leaflet: 'Leaflet',
    bulletin: 'Loudspeaker text',
    lesson: 'Lesson',
    guide: 'Guide',
    parts: 'Timetable, part by part',
    when: (from, to) => `${from}–${to} min`,
    say: 'Say',
    do: 'Do',
    never: 'Do not',
    after: 'What people take home',
  },

  trust: {
    title: 'Where this page comes from, and how far to trust it',
    overdue: (day) => `Not checked again since ${day}. Ask again before you go.`,
    reviewed: 'Last checked:',
    notAuthority:
      'This is a guide, not a state authority. Where they differ, follow the Portal and the officials.',
    unsure: 'Not certain yet:',
    open: 'Not clear yet:',
    sources: 'Sources:',
    read: (day) => `read on ${day}`,
    report: 'Seen a mistake? Tell the editors',
  },
};

/** What pages say by themselves, and the build as well. */
const en: SpokenWords = {
  site: {
    unknown,
    writtenDay,
    free: 'Free',
    megabytes,

    fee(fee) {
      if (!fee || fee.length === 0) return unknown;
      const isDoubtful = fee.includes('defaultZero');
      const amounts = fee.filter((amount) => amount !== 'defaultZero');
      const [least, most] = [Math.min(...amounts), Math.max(...amounts, 0)];
      if (most === 0) return isDoubtful ? 'Not clear' : 'Free';
      if (least === most) return money(most);
      return byCase(
        least === 0 ? `free or up to ${money(most)}` : `${digits(least)} to ${money(most)}`,
      );
    },
    feeDefaultZero:
      'The Portal says 0 đồng, but this zero is often only a default. Ask again before you file.',

    time(time) {
      const limits = [...new Map((time ?? []).map((one) => [oneTime(one), one])).values()].sort(
        (a, b) => a.amount - b.amount,
      );
      const [first, last] = [limits[0], limits.at(-1)];
      if (!first || !last) return unknown;
      if (limits.length === 1) return capital(oneTime(first));
      if (limits.some(({ unit }) => unit !== first.unit))
        return byCase([...new Set((time ?? []).map(oneTime))].join(' or '));
      return byCase(`${first.amount} ${limits.length === 2 ? 'or' : 'to'} ${oneTime(last)}`);
    },
    timeBareDays: 'The Portal says “days” (ngày), not “working days” (ngày làm việc).',

    channel: { online: 'Online', counter: 'At the counter', post: 'By post' },

    level: {
      commune: 'Ward or commune',
      province: 'Province',
      central: 'Central government',
      other: 'Another body',
    },

    confidence: {
      confirmed: 'two sources agree, or it is on an official page',
      single: 'one source, could not be checked against another yet',
      memory: 'from experience, not checked against the written rules yet',
      unknown: 'not known for certain yet',
    },

    change: {
      listed: 'In the national list',
      new: 'Newly issued',
      amended: 'Amended',
      replaced: 'Replacement',
      abolished: 'Abolished',
      standardised: 'Republished',
    },

    lessonGroup: {
      account: 'Accounts and SIM',
      portal: 'On the Portal',
      phone: 'Using the phone',
      safety: 'Safety',
      utility: 'Utilities',
      rights: 'Your rights',
    },

    nav: {
      home: 'Home',
      search: 'Search',
      notebook: 'Notebook',
      ask: 'Ask someone',
      skip: 'Skip to the content',
      main: 'Quick links',
      crumbs: 'You are here',
      larger: 'Large text',
      settings: 'Text and colour settings',
    },

    reallyDone: {
      online: 'Your application is filed only when the Portal shows an application number.',
      counter: 'You are done only when you hold the result, or the appointment slip.',
    },
    reallyDoneThen: {
      online: 'Write that number on paper, with the appointment date.',
      counter: 'If you cannot get the result at once, write down the appointment date.',
    },

    minutes: (minutes) => many(minutes, 'minute'),
    stepOf: (step, steps) => `Step ${step} of ${steps}`,
  },

  search: {
    kind: {
      service: 'Service',
      guide: 'Step-by-step guide',
      lesson: 'Lesson',
      procedure: 'Procedure',
      event: 'Life event',
      page: 'Page',
    },
    otherKind: {
      service: 'Other services',
      guide: 'Other guides',
      lesson: 'Lessons you may need',
      procedure: 'Other procedures',
      event: 'Life events',
      page: 'Other pages',
    },
    part: (kind, id, title) =>
      kind === 'guide' ? 'Do it step by step' : kind === 'procedure' ? `Code ${id}` : title,
    alsoCalled: 'Also called',
    found: (count) => many(count, 'result'),
    none: 'No results.',
    mended: (words) => `Searching for “${words}”.`,
    meant: (from, to) => `“${from}” is taken to mean “${to}”.`,
    asTyped: (words) => `Search for exactly “${words}”`,
    isAsTyped: (words) => `Searching for exactly “${words}”.`,
    broken:
      'The search box does not work just now. See the list of procedures, or choose by life event below.',
    notSaved: 'not saved on this device',
    voiceNote:
      'Press again, then speak. The browser may send your voice to its maker to turn it into text. Cầm Tay does not receive or keep your voice.',
    listening: 'Listening. Please speak.',
    heardNothing: 'That was not clear. Press the button and say it again.',
    cannotHear: 'This device does not allow listening. Type in the box.',
  },

  steps: {
    all: '‹ See all the steps',
    reached: 'Step reached',
    controls: 'Move between steps',
    goOn: (step) => `Continue from step ${step} ›`,
    goBack: (step) => `Go back to step ${step} ›`,
    stepOf: (step, last) => `Step ${step} of ${last}`,
    left: (minutes) => `about ${minutes} ${minutes === '1' ? 'minute' : 'minutes'} left`,
    back: '‹ Back',
    done: (next) => `Done, step ${next} ›`,
    doneAll: 'Done, look again ›',

    ticksNotKept: 'This device cannot remember ticks. They are lost when you close the page.',
    ticksBack: 'Bring back the ticks just deleted',
    ticksWipe: 'Delete all ticks on this page',

    textSize: (percent) => `Large text, now at ${percent} per cent`,

    caseBack: (step) => `‹ Back to step ${step}`,
    caseUnsure: 'Not sure, show everything',
    caseOnlyMine: 'Show only my part',
    caseShowAll: 'Show everything',
    caseShowsAll: 'Parts for other cases are shown too.',
    caseNothing: 'Your case has nothing to do in this step.',
    caseHidden: 'Parts for other cases are hidden.',
    caseChange: 'Change your answer',
    caseChoose: 'Choose your case',

    noNetwork: 'No network',
    noNetworkSaved: '✓ No network',
    saved: '✓ Saved',
    update: 'There is a new version of Cầm Tay. The ticks you made are still there.',
    updateNow: 'Change to the new version',
    updateLater: 'Later',
  },

  notices: {
    counted: (changes, how) =>
      how === 'check' && changes.length > 0
        ? `${many(changes.length, 'procedure')} checked again`
        : counts
            .flatMap(([kind, words]) => {
              const count = changes.filter((change) => change.kind === kind).length;
              return count > 0 ? [many(count, words)] : [];
            })
            .join(', '),
    notice(reason, kind) {
      const page = pageNoun[kind];
      switch (reason.kind) {
        case 'ended':
          return {
            head: `No longer in use: procedure ${reason.code} was ${reason.by ? 'replaced' : 'abolished'} on ${writtenDay(reason.since)}.`,
            advice: `${page} has not been changed to match, so do not follow it. Ask the Public Administration Service Centre before you go.`,
          };
        case 'local':
          return {
            head: `The province has its own code ${reason.by} in place of code ${reason.code}, from ${writtenDay(reason.since)}.`,
            advice: `${page} has not been checked against that code yet. Ask again before you go.`,
          };
        case 'amended':
          return {
            head: `Procedure ${reason.code} changed on ${writtenDay(reason.since)} and has not been checked again yet.`,
            advice:
              'The fees and time limits here follow the list as it is today. The steps and papers may be different now. Ask again before you go.',
          };
        case 'waiting':
          return {
            head: `Waiting for the province to publish: the ministry amended procedure ${reason.code} on ${writtenDay(reason.since)}.`,
            advice:
              'The province has not republished it yet, so the fees and time limits here are still those of the province. Ask again before you go.',
          };
        case 'upcoming':
          return {
            head: `Changing soon, from ${writtenDay(reason.since)}: procedure ${reason.code} ${{ abolished: 'will be abolished', replaced: reason.by ? `will be replaced by ${reason.by}` : 'will replace another procedure', new: 'will be issued', amended: 'will change', standardised: 'will be republished' }[reason.change]}.`,
            advice: 'Until that day, do it as described here.',
          };
        case 'leadsTo':
        case 'linkEnded':
        case 'standardised':
        case 'overdue':
          return undefined;
      }
    },
  },

  directory: {
    far: (km) =>
      km < 0.95
        ? `about ${Math.max(1, Math.round(km * 10)) * 100} m`
        : `about ${km.toFixed(km < 9.95 ? 1 : 0).replace(/\.0$/, '')} km`,
    distance: (km, isCentre, unit) =>
      `${capital(en.directory.far(km))} from you in a straight line${isCentre ? `, measured to the middle of ${unit || 'the ward or commune'}, not to its office` : ''}.`,
    asking: 'Asking the device where you are…',
    sorted: (count, accuracyKm) =>
      `${many(count, 'place')} sorted, nearest first.${accuracyKm > 1 ? ` The device knows where you are only to within about ${accuracyKm.toFixed(0)} km.` : ''} Your location is not sent anywhere and not kept.`,
    refused:
      'The device does not let this page see your location. Look for the name of a ward or commune in the list below. To use your location, open the settings of the browser, let this page see it, then press again. If it does not work inside Zalo, open the page in Chrome or Safari.',
    unavailable:
      'The device does not know yet where you are. Switch on location, go into the open, then press again. Or look for the name of a ward or commune in the list below.',
  },

  filed: {
    refused: {
      empty:
        'You have not copied the application number. Without a number, the application has not been sent.',
      person:
        'This looks like an ID card number, a telephone number or the number of a person. The notebook does not keep such numbers. Copy only the application number.',
      form: 'An application number has only letters, digits, dots and hyphens, and must have a digit. Check it again.',
    },
    notKept: 'This device does not allow saving. Write it on paper.',
    dayNeeded: 'Choose the day of filing.',
    fileKept: 'Saved on this device.',
    openNotebook: 'Open the notebook',
    alreadyKept: (numbers) => `The notebook holds: ${numbers.join('; ')}.`,
    withoutNumber: (day) => `application filed on ${dayInWords(day)}`,
    reminder: 'Download a reminder for the calendar',
    reminderSent:
      'The calendar file was handed to your device. Open that file to add it to the calendar. If the browser inside Zalo cannot download it, open this page in Chrome.',

    number: 'Application number',
    noNumber: 'none',
    filed: 'Filed',
    filedAt: (day, time) => `${dayInWords(day)}${time && `, at ${clock(time)}`}`,
    appointed: 'Appointment date on the slip, if there is one',
    fetched: 'I have collected the result',
    drop: 'Delete this application',
    dropped: 'That application was deleted from this device.',
    state: fileState,
    whereToAsk: 'See numbers to call and where to go',

    reminderTitle: (title) => `Collect the result: ${title}`,
    reminderText: (file) =>
      [
        file.number && `Application number: ${file.number}.`,
        file.appointed
          ? 'This is the appointment date given by the place that received it.'
          : 'Cầm Tay worked out this day. The right day is the appointment date on the slip.',
        'Read your messages before you go.',
      ]
        .filter(Boolean)
        .join('\n'),
    noReminders: 'There is no application yet whose day of result is known.',
  },

  formerUnits: {
    found: (count) => `${many(count, 'place')}.`,
    notFound:
      'This place is not in the list. Check the name again, or ask the nearest ward or commune.',
  },

  keeping: {
    keep: 'Save in the notebook',
    kept: 'Saved. Remove from the notebook',
  },

  oldCopy: {
    oldCopy: (day) =>
      `This page was prepared on ${writtenDay(day)}, more than 30 days ago. When you have a network, open it again to see the new version.`,
    reviewMissed: (until) =>
      `This page is past the day for its next check (${writtenDay(until)}). Fees and papers may have changed.`,
    askFirst: 'Ask again before you go.',
    factEnded: (day) => ` Only until the end of ${writtenDay(day)}, now past. Ask again.`,
  },

  openingHours: {
    unknown: `${unknown}.`,
    state(state, today, tomorrow, saturday) {
      switch (state.kind) {
        case 'unknown':
          return `${unknown}.`;
        case 'saturday':
          return `${saturday}.`;
        case 'open':
          return `Open now, until ${clock(state.now.closes)}${noted(state.now)}.${unsure(state.now)}`;
        case 'closed': {
          const { holiday, next } = state;
          const head = holiday ? `Closed today: ${holiday}.` : 'Closed now.';
          if (!next) return holiday ? head : `${head} It is not clear when it opens again.`;
          const { day, stretch } = next;
          const when =
            day === today
              ? ''
              : day === tomorrow
                ? ' tomorrow'
                : ` on ${weekday(weekdayOn(day))}, ${dayAndMonth(day)}`;
          return `${head} Opens again at ${clock(stretch.opens)}${when}${noted(stretch)}.${unsure(stretch)}`;
        }
      }
    },
  },

  openingWeek: {
    // Most of what follows begins with a weekday, which keeps its capital.
    labelled: (words) => `Opening hours: ${words}`,
    week(opening) {
      const groups = Map.groupBy(opening, ({ days }) => dayNames(days));
      const said = [...groups].map(
        ([days, stretches]) =>
          `${days}, ${listed(stretches.map((one) => `${clock(one.opens)} to ${clock(one.closes)}${noted(one)}`))}`,
      );
      return `${said.join('; ')}. Closed on public holidays.${opening.map(unsure).find(Boolean) ?? ''}`;
    },
  },

  readAloud: {
    group: 'Read aloud',
    listen: { page: 'Listen', step: 'Listen to this step' },
    pause: 'Pause',
    goOn: 'Continue listening',
    next: (part) => `Continue listening: ${part}`,
    stop: 'Stop',
    speeds: { slow: 'slow', usual: 'medium', quick: 'fast' },
    speed: (speed) => `Speed: ${speed}`,
    noVoice:
      'This device has no English voice yet. Open the settings of the device, look for “text-to-speech”, and download an English voice. Then open this page again. If you are not sure how, ask someone at home or the community digital team.',
    awayVoice:
      'This device only has a voice on the network: the browser sends the text of this page to the maker of the voice. Press again to listen.',
    broken: 'The device cannot read aloud just now. Press to listen again, or reopen the page.',
  },

  resultDate: {
    ask: 'On which day do you file it?',
    askTime: 'At what time?',
    noCalendar:
      'The calendar of days off is not loaded yet. When you have a network, reopen the page.',
    noDay: 'Choose the day of filing to see the day of the result.',
    dayInWords,
    howCounted: 'See how each day is counted',
    step: (step) => `${dayInWords(step.day)}: ${stepInWords(step)}`,
    lines(result, closes) {
      if (result.kind === 'unknown') {
        const { why } = result;
        switch (why.reason) {
          case 'notPublished':
            return [
              `It cannot be worked out yet: the days off for ${why.occasion ?? why.day.slice(0, 4)} are not published yet. See the appointment date on the slip.`,
            ];
          case 'longAgo':
            return [
              'The day of filing is long ago, and this page no longer keeps the days off of that year. Ask the place where you filed it.',
            ];
          default:
            return [
              'The day of the result cannot be worked out yet. Ask the place where you filed it.',
            ];
        }
      }
      return [
        result.kind === 'range'
          ? `The latest day for the result is from ${dayInWords(result.earliest)} to ${dayInWords(result.latest)}, depending on the case.`
          : `The result comes on ${dayInWords(result.day)} at the latest.`,
        ...(result.provisional
          ? ['The days off of that year are not all published yet, so this day may still change.']
          : []),
        closes
          ? `An application filed after ${clock(closes)} or on a day off counts as filed on the next working day.`
          : 'An application filed on a day off counts as filed on the next working day. It is not clear at what time the office stops receiving, so any time is taken as in time. Filing in the late afternoon or evening may take one working day more.',
        'Counted in the usual way, starting from the day after filing. The right day is the appointment date on the slip.',
      ];
    },
  },

  share: {
    share: 'Send to someone else',
    zalo: 'Copy the Zalo message',
    scan: 'Let someone beside you scan it',
    linkCopied:
      'The link is copied. Open Zalo, hold your finger on the message box, then press “Dán” (Paste).',
    zaloCopied:
      'The message is copied. Open Zalo, hold your finger on the message box, then press “Dán” (Paste).',
    zaloNotHere:
      'The Zalo message is not saved on this device, so only the name and the link are copied. When you have a network, press again to copy the whole message.',
    copyByHand:
      'This device does not allow copying by itself. Hold your finger on the text below, then press “Sao chép” (Copy).',
    toCopy: 'Text to copy',
    howToScan: 'The other person opens Zalo or the camera and points it at this square.',
    picture: (title) => `QR code of the page: ${title}`,
    noPicture: (address) => `The code could not be drawn. Read out this address: ${address}`,
    close: 'Close',
  },

  packs: {
    essentials: 'Guides, services, lessons and search',
    everything: 'All other pages, with the whole list of procedures',
    size: (wire, unpacked) =>
      `Download ${megabytes(wire)}. Takes ${megabytes(unpacked)} on the device.`,
    save: 'Save on this device',
    goOn: 'Continue saving',
    stop: 'Stop',
    drop: 'Delete from this device',
    progress: 'Downloaded',
    loading: (got, of) =>
      of === 0 ? 'Starting to download…' : `Downloading: ${megabytes(got)} of ${megabytes(of)}.`,
    saved: (unpacked) => `✓ All saved, ${megabytes(unpacked)}.`,
    begun: (got, of) => `Partly downloaded: ${megabytes(got)} of ${megabytes(of)}.`,
    partly: (files) => `${many(files, 'file is', 'files are')} still missing.`,
    failed:
      'The download is not finished, the network was cut off. What was downloaded is kept. Press “Continue saving” when you have a network.',
    noRoom: (needed, free) =>
      `This device has too little room: ${megabytes(needed)} needed, ${megabytes(free)} left. Delete some photos or another pack, then try again.`,
    needsNetwork: 'Saving needs a network.',
    room: (used, isKept) =>
      `Cầm Tay uses ${megabytes(used)} on this device. ${isKept ? 'The browser has promised not to delete it by itself.' : 'When the device runs out of room, the browser may delete it by itself.'}`,
  },
};

export default en;
