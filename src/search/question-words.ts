import type { QuestionWords } from './title-index.ts';

/** Words of a language that stand in questions and seldom on pages. The build writes them into the index. */
interface Asked extends QuestionWords {
  /** They name something, but not on this site: words, not slips. */
  readonly everyday: readonly string[];
}

const of = (text: string): readonly string[] => text.split(/\s+/);

/** By language. Without an entry of its own a language is searched all the same. */
export const questionWords: Readonly<Record<string, Asked>> = {
  en: {
    spoken: of(
      `a about actually already also am and any anyone anybody are as at be because been being but by cannot could
      did didn does doesn doing don done down every everything for from get gets getting give go goes going gonna got
      had has have having her here him his how i if im into is isn it its itself just kind know let like lot made make
      makes making many maybe mine much must myself need needed needs now of off or our ours ourselves out over
      please really right s should shouldn some somebody someone something still such t tell than thank thanks that
      their them then there these they thing things this those through too us use used using ve very want wanted wants
      was wasn we well were what whatever when where which while who whom whose why will wish with without wont would
      yet you your yours yourself`,
    ),
    doubtful: of(
      `an can con do document documents form forms he in information lost may me my new no not of office old on one
      online paper papers process procedure procedures required requirements se she so the to up`,
    ),
    everyday: of(
      `afternoon again ago airport all apartment april arrive arrived ask asked aunt australia away baby babies back bad
      bank beach before best big birthday boat book boss both boy boyfriend bread bring broke broken brother bus buy call
      called came canada cancel car cat cheap check church city clean close closed cold come coming company cook cost
      country cousin daughter day days december dentist did die died different dinner doctor dog dollar dollars door dad
      drink drive driver early easy eat eight email england english enough evening ever expensive factory family far
      fast father february few fifteen film find finish first five fix flat flight flights food football foreign forgot
      forget found four france free friday friend friends from fun game germany girl girlfriend good grandchild
      grandfather grandma grandmother grandpa great guest gym half happen happened happens hard hello help helps here
      holiday home hospital hot hotel hour hours house hundred husband important inside internet japan january job july
      june keep kid kids kill landlord language last late later learn leave left less letter letters live living long
      look looking looks love lunch man market married meet men message million minute monday money month months more
      morning most mother motorcycle mouth move moved moving movie mum mom music name near nearest neighbor neighbour
      never next nice night nine nobody none nothing november number october often okay open opening opens other
      parent parents park parking part pay people person phone photo piece pizza place play pool post price pub put
      question quick quickly rain read ready rent rented renting restaurant return returned ride road room rooms same
      saturday say says school score sea second see seen sell send september seven shop shopping show sick sister six
      sleep sleeping small son song soon speak spouse start stay stayed staying stays stop store street student sun
      sunday supermarket swim take taken takes taking taxi teach teacher teaching ten thousand three thursday ticket
      tickets time times today together told tomorrow tonight took town train travel trip try trying tuesday turn tv two
      uncle under understand until usa vacation village visit visiting visits volunteer wait waiting walk water way
      weather website wedding wednesday week weekend weeks wife win woman women word words work working works world
      worry write wrong year years yesterday young`,
    ),
  },
};
