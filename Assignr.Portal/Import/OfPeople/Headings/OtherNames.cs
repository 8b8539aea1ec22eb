using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople.Headings;

/// <summary>
/// Names of other people in a row, by which their addresses and phones are recognised: "Contact 1 First, Contact 1 Last, Contact 1 Email",
/// "Buddy, Buddy Email".
/// </summary>
internal sealed class OtherNames
{
    private static readonly HashSet<string> Nothing = [];

    /// <summary>By the words of the heading that say whose name it is.</summary>
    private readonly List<(string Whose, string Names)> others = [];

    public OtherNames(Sheet sheet, IReadOnlyList<string?> columns)
    {
        var groups = sheet.Headings.Index().Where(one => columns[one.Index] is null)
            .Select(one => (Column: one.Index, Whose: Of(Columns.Key(one.Item))))
            .Where(one => one.Whose is not null).GroupBy(one => one.Whose!, one => one.Column);
        foreach (var group in groups)
        {
            List<int> own = [.. group];
            if (AreOthers(sheet, columns, own))
                others.Add((group.Key, string.Join(" and ", own.Select(sheet.NameOf))));
        }
    }

    /// <summary>The name columns of the person to whom an address or phone belongs; null where it does not belong to one.</summary>
    public string? Of(string heading, string field) => others.OrderByDescending(one => one.Whose.Length)
        .Where(one => Qualified.Without(heading, one.Whose) is { } rest && PeopleFields.Of(rest) == field)
        .Select(one => one.Names).FirstOrDefault();

    private static string? Of(string heading) => heading.Length == 0 ? null
        : Qualified.OfName(heading) is { } name ? name.Whose
        : PeopleFields.Of(heading) == PeopleFields.FullName || Qualified.IsBeside(heading)
            || WhoseWords.Of(heading, Nothing) != Whose.Theirs ? heading
        : null;

    private static bool AreOthers(Sheet sheet, IReadOnlyList<string?> columns, List<int> group)
    {
        var names = sheet.Rows.Select(row => (Theirs: Joined(row, group), Own: Joined(row, OwnNames(columns))))
            .Where(pair => pair.Theirs.Length > 0).Take(Columns.Looked).ToList();
        return names.Count(pair => FullName.IsWhole(pair.Theirs) && !Words(pair.Theirs).IsSubsetOf(Words(pair.Own))) * 2 > names.Count;
    }

    private static IEnumerable<int> OwnNames(IReadOnlyList<string?> columns) => columns.Index()
        .Where(one => one.Item is PeopleFields.FirstName or PeopleFields.LastName or PeopleFields.FullName or PeopleFields.LastFirst)
        .Select(one => one.Index);

    private static string Joined(SheetRow row, IEnumerable<int> columns) =>
        Text.OneLine(string.Join(' ', columns.Select(column => row.Cells[column])));

    private static HashSet<string> Words(string name) =>
        [.. Text.Fold(name).Split([' ', ',', '-', '.'], StringSplitOptions.RemoveEmptyEntries)];
}
