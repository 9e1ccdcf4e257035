/** What is typed and not added yet, by the place where it is to be added. It outlives the view, not the page. */
const words = new Map<string, string>();

export const addWords = {
  read: (place: string) => words.get(place) ?? "",
  write(place: string, text: string) {
    if (text) words.set(place, text);
    else words.delete(place);
  },
};
