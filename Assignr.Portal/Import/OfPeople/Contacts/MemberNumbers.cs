using Assignr.Portal.Import.OfPeople.Headings;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople.Contacts;

/// <summary>Numbers of members in a federation or club: not phones, and used as ids only where somebody says so.</summary>
internal static class MemberNumbers
{
    /// <summary>The beginnings of words for people with a number, or for the document with it.</summary>
    private static readonly string[] Beginnings =
    [
        "member", "licen", "registr", "badge", "certificat", "miembro", "socio", "afiliad", "federad", "colegiad", "carne", "carnet",
        "membre", "adherent", "affili",
        "matricul", "mitglied", "lizenz", "ausweis", "passnummer", "passnr", "verband", "spielerpass",
    ];

    /// <summary>Alone in a heading these do not say what is numbered.</summary>
    private static readonly HashSet<string> Bare = ["n", "no", "nr"];

    private static readonly HashSet<string> Numbers = ["n", "no", "nr", "num", "number", "numero", "nummer", "id", "code", "codigo"];

    private static readonly string[] Endings =
        ["nr", "nummer", "number", "id", "licence", "license", "licencia", "lizenz", "matricule", "matricula"];

    public static void LeaveOut(Sheet sheet, string?[] columns, List<Guess> said)
    {
        var unsaid = columns.Index().Where(one => !said.Exists(guess => guess.Columns.Contains(one.Index))).ToList();
        foreach (var (column, field) in unsaid)
        {
            var words = Columns.Key(sheet.Headings[column]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (field == PeopleFields.Phone && !WhoseWords.IsPlainlyPhone(words) && sheet.Values(column).Any()
                && !sheet.MostAre(column, PersonCells.IsPhoneNumber))
                Say(column, "its numbers are too short for phones", PeopleFields.Phone);
            else if (field is null && AreOf(words) && sheet.Values(column).Any() && sheet.MostAre(column, IsNumber))
                Say(column, "it may be the number of a member", PeopleFields.ExternalId);
        }

        void Say(int column, string because, string otherwise)
        {
            columns[column] = null;
            var undo = $"Read it as {Columns.Label(PeopleFields.All, otherwise)}";
            said.Add(Guess.OfColumns($"{sheet.NameOf(column)} is left out: {because}.", undo, PeopleFields.All, (column, otherwise)));
        }
    }

    private static bool AreOf(string[] words) => !WhoseWords.IsPhone(words)
        && ((words is [var alone] && Bare.Contains(alone)) || (words.Any(IsOfMember) && words.Any(IsOfNumber)));

    private static bool IsOfNumber(string word) =>
        Numbers.Contains(word) || Array.Exists(Endings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    // "d'adhérent"
    private static bool IsOfMember(string word) =>
        Array.Exists(Beginnings, beginning => word.StartsWith(beginning, StringComparison.Ordinal)
        || (word[0] == 'd' && word.AsSpan(1).StartsWith(beginning)));

    private static bool IsNumber(string cell) => cell.Count(char.IsDigit) is > 0 and var digits && digits * 2 >= cell.Length
        && !cell.Contains('@', StringComparison.Ordinal);
}
