using System.Globalization;
using System.Text;

namespace Assignr.Portal.Import.Sheets.Decoding;

/// <summary>
/// Chooses a one-byte encoding by the words it produces. All words with a byte beyond ASCII are decoded with each encoding: a sign within a
/// word, a capital after a small letter, or two scripts in one word count against it; a word with the letters of one language counts for
/// it, and more where most words are of that language.
/// </summary>
internal sealed class EncodingGuess
{
    private const int MostWords = 2_000;
    private const int LongestWord = 40;
    private const int Wrong = -6;
    private const int OfTheLanguage = 2;

    private readonly List<byte[]> words;

    private EncodingGuess(List<byte[]> words) => this.words = words;

    public static EncodingGuess Of(ReadOnlySpan<byte> file)
    {
        var words = new List<byte[]>();
        var seen = new HashSet<string>();
        for (var at = 0; words.Count < MostWords && file[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var next and >= 0;)
        {
            var (from, to) = (at + next, at + next);
            while (from > at && to - from < LongestWord && IsOfWord(file[from - 1]))
                from--;
            while (to < file.Length && to - from < LongestWord && IsOfWord(file[to]))
                to++;
            var word = file[from..to];
            if (seen.Add(Convert.ToHexString(word)))
                words.Add(word.ToArray());
            at = to;
        }
        return new EncodingGuess(words);
    }

    /// <summary>The decoded words, the shortest of those that differ first.</summary>
    public string Samples(Encoding encoding) =>
        string.Join(", ", words.Select(encoding.GetString).Where(word => word.Any(letter => !char.IsAscii(letter))).Take(3)
            .Select(word => Data.Text.OneLine(word)));

    /// <summary>All encodings that produce different words, the likeliest first.</summary>
    public IReadOnlyList<(string Name, string Words, Encoding Encoding)> Ranked()
    {
        var texts = new HashSet<string>();
        return [.. Encodings.OneByte.Select((one, index) => (one.Name, one.Words, Encoding: Encodings.OfPage(one.CodePage), index))
            .Select(one => (one, Decoded: words.ConvertAll(one.Encoding.GetString)))
            .OrderByDescending(pair => Score(pair.Decoded)).ThenBy(pair => pair.one.index)
            .Where(pair => texts.Add(string.Join('\n', pair.Decoded)))
            .Select(pair => (pair.one.Name, pair.one.Words, pair.one.Encoding))];
    }

    private static int Score(List<string> decoded)
    {
        var (score, languages) = (0, new int[Alphabets.Count]);
        foreach (var word in decoded)
        {
            if (IsWrong(word))
            {
                score += Wrong;
                continue;
            }
            var known = false;
            for (var language = 0; language < languages.Length; language++)
            {
                if (!Alphabets.Writes(language, word))
                    continue;
                languages[language]++;
                known = true;
            }
            score += known ? 1 : 0;
        }
        return score + (OfTheLanguage * languages.Max());
    }

    private static bool IsWrong(string word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            var (letter, before, after) = (word[at], at == 0 ? ' ' : word[at - 1], at == word.Length - 1 ? ' ' : word[at + 1]);
            if (char.IsAscii(letter) ? char.IsAsciiLetterUpper(letter) && char.IsLower(before) && !char.IsAscii(before)
                : char.IsLetter(letter) ? (char.IsUpper(letter) && char.IsLower(before)) || IsOtherScript(letter, before)
                    || IsOtherScript(letter, after)
                : IsWrongSign(letter, before, after))
                return true;
        }
        return false;
    }

    // Quotes, dashes and spaces may be around and between words; other signs are in no name.
    private static bool IsWrongSign(char sign, char before, char after) => sign switch
    {
        '’' or '‘' => !char.IsLetter(before) && !char.IsLetter(after),
        '“' or '”' or '«' or '»' or '„' or '‚' => char.IsLetter(before) && char.IsLetter(after),
        '–' or '—' => char.IsLower(before) && char.IsLower(after),
        '\u00A0' or '…' or '•' or '°' or 'º' or 'ª' or '€' or '½' or '№' => char.IsLower(before) && char.IsLower(after),
        _ => char.GetUnicodeCategory(sign) is not UnicodeCategory.NonSpacingMark,
    };

    private static bool IsOtherScript(char letter, char neighbour) => char.IsLetter(neighbour) && Script(letter) != Script(neighbour);

    private static int Script(char letter) => letter < '\u0370' ? 0 : letter < '\u0400' ? 1 : 2;

    private static bool IsOfWord(byte one) => one >= 0x80 || char.IsAsciiLetter((char)one) || one is (byte)'\'';
}
