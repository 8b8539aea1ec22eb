using System.Buffers;

namespace Assignr.Portal.Import.Sheets.Decoding;

/// <summary>The letters beyond A to Z in the names of each language, in lower case.</summary>
internal static class Alphabets
{
    private static readonly string[] All =
    [
        "áéíñóúü", // Spanish
        "àâæçèéêëîïôùûüÿœ", // French
        "äöüß", // German
        "ãàáâçéêíóôõú", // Portuguese
        "àèéìòùí", // Italian
        "åäöé", // Swedish, Finnish
        "æøåé", // Danish, Norwegian
        "áðéíóúýþæö", // Icelandic
        "ëéèïöüêá", // Dutch
        "àçèéíïòóúü", // Catalan
        "ąćęłńóśźż", // Polish
        "áčďéěíňóřšťúůýž", // Czech
        "áäčďéíĺľňóôŕšťúýž", // Slovak
        "áéíóöőúüű", // Hungarian
        "čćđšž", // Croatian, Slovene, Serbian
        "ăâîșşțţ", // Romanian
        "äõöüšž", // Estonian
        "çğıöşü", // Turkish
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў", // Cyrillic
        "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋ", // Greek
    ];

    public static int Count => All.Length;

    private const string Vowels = "aeiouáéíóúü";

    /// <summary>Letters that no Estonian word has.</summary>
    private static readonly SearchValues<char> NotEstonian = SearchValues.Create("cqwxyzCQWXYZ");

    /// <summary>Letters that hardly any French word has.</summary>
    private static readonly SearchValues<char> NotFrench = SearchValues.Create("kwKW");

    private static readonly int Portuguese = Array.FindIndex(All, letters => letters.Contains('ã', StringComparison.Ordinal));

    /// <summary>Whether a language writes all of these letters at these places in a word; A to Z are not checked.</summary>
    public static bool Writes(int language, ReadOnlySpan<char> word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            var letter = word[at];
            if (char.IsAscii(letter) || letter is '’' or '–' or 'İ')
                continue;
            if (!All[language].Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal) || !StandsSo(language, word, at))
                return false;
        }
        return true;
    }

    // The bytes of these letters are ń, ő, ű and ś in another encoding, which are at other places in a word: Kamiński, Győző, Szűcs,
    // Wiśniewski.
    private static bool StandsSo(int language, ReadOnlySpan<char> word, int at) => char.ToLowerInvariant(word[at]) switch
    {
        'ñ' => at < word.Length - 1 && Vowels.Contains(char.ToLowerInvariant(word[at + 1]), StringComparison.Ordinal),
        'õ' when language == Portuguese => at < word.Length - 1 && word[at + 1] is 'e' or 'E',
        'õ' => at < word.Length - 1 && !word.ContainsAny(NotEstonian),
        'û' or 'œ' => !word.ContainsAny(NotFrench) && !word.Contains("sz", StringComparison.OrdinalIgnoreCase),
        _ => true,
    };
}
