/** Words that most texts of a language have, so that they say nothing of what is asked for. Folded. */
const TEXTS = [
  // English, with the words of questions.
  `a about above after again all also am an and any anybody anyone anything are as at be because been before being but by
  can cannot could did do does doing done during each else ever every everybody everyone everything few find for from get
  give given go goes going got had has have having he help her here hers him his how i if in into is it its itself just
  know knows let like look make many may me might mine more most much must my need no nobody none nor not nothing now of
  off on once one only or other our ours out over own people person please same say said says see shall she should show so
  some somebody someone something such tell than thank thanks that the their theirs them then there these they thing things
  this those though through to too under until up us use used very want was we well went were what whatever when where
  whether which while who whom whose why will with within without would yes yet you your yours summarize summarise summary recap overview latest
  don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't haven't hasn't hadn't i'm i've
  i'd i'll you're you've we're we've they're they've`,
  // German.
  `aber als am an auch auf aus bei bin bis bist da das dass dein dem den der des die dies diese dieser dieses doch du durch
  ein eine einem einen einer eines er es euch fur gibt hat hatte hatten habe haben hier ich ihm ihn ihr ihre im in ist ja
  kann kein keine man mein mich mir mit nach nicht noch nun nur ob oder ohne sein seine sich sie sind so uber um und uns
  unser unsere vom von vor wann war waren warum was weil welche welcher welches wenn wer werden wie wieso wir wird wo wurde
  wurden zu zum zur`,
  // French.
  `au aux avec ce ces cet cette comment dans de des du elle elles en est et etait il ils je la le les leur leurs lui ma mais
  mes moi mon ne nos notre nous on ont ou par pas pour pourquoi quand que quel quelle quelles quels qui quoi sa sans se ses
  son sont sur ta te tes toi ton tu un une vos votre vous`,
  // Spanish and Portuguese.
  `al como con cual cuales cuando cuanto de del donde el ella ellas ellos en entre era es esa ese eso esta estan este esto
  fue ha han hasta hay la las le les lo los mas me mi mis muy nos o para pero por porque que quien quienes se ser si sin
  sobre son su sus te tiene tu tus un una uno y ya
  ao aos com da das dos ela ele eles em foi isso isto mais mas meu minha na nas no nos onde os ou pela pelo qual quando quem
  sao seu sua tem um uma voce`,
  // Chinese and Japanese words of questions, of two characters or more.
  `什么 什麼 怎么 怎麼 哪里 哪裡 哪个 哪個 为什么 為什麼 多少 几点 幾點 我们 我們 你们 你們 他们 他們 可以 是否 没有 沒有 这个 這個 那个 那個 有没有 什么时候 什麼時候
  です ます ました でした ください どこ いつ なに 何時 だれ どう なぜ これ それ あれ この その あの から まで こと もの する した して いる ある`,
];

export const STOP_WORDS: ReadonlySet<string> = new Set(TEXTS.flatMap((text) => text.split(/\s+/)));
