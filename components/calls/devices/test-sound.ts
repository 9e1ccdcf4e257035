/** Two soft tones, to hear whether the right speaker plays. @param speakerId "" for the system's own */
export async function playTestSound(speakerId: string): Promise<void> {
  const context = new AudioContext();
  if (speakerId && "setSinkId" in context)
    await (context as AudioContext & { setSinkId: (id: string) => Promise<void> }).setSinkId(speakerId);
  [523.25, 783.99].forEach((frequency, index) => {
    const start = context.currentTime + index * 0.35;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(0.25, start + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.001, start + 0.7);
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.75);
    if (index === 1) tone.onended = () => void context.close();
  });
}
