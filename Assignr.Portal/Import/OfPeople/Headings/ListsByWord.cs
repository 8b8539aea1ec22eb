
namespace Assignr.Portal.Import.OfPeople.Headings;

/// <summary>
/// Several officials in a line, each with a word in the headings: "Referee, Referee Email, Umpire, Umpire Email", "Official, Email,
/// Partner, Partner Email". A heading without one of these words belongs to the first.
/// </summary>
internal sealed class ListsByWord
{
    private const string Name = "Name";

    private readonly List<string> whose = [];

    private ListsByWord(IReadOnlyList<string> headings)
    {
        var keys = headings.Select(Columns.Key).ToList();
        var names = keys.ConvertAll(OfName);
        whose = [.. names.OfType<(string Whose, string Field)>().Select(name => name.Whose).Distinct()];
        Of = new int[keys.Count];
        var texts = new string[keys.Count];
        for (var column = 0; column < keys.Count; column++)
        {
            texts[column] = headings[column];
            if (names[column] is var (owner, field))
            {
                Of[column] = whose.IndexOf(owner);
                texts[column] = names.Count(name => name?.Whose == owner) == 1 ? Name
                    : PeopleFields.All.First(one => one.Name == field).Label;
            }
            else if (OfContact(keys[column]) is var (list, rest))
            {
                (Of[column], texts[column]) = (list, rest);
            }
        }
        Headings = texts;
        HasContacts = Enumerable.Range(1, Math.Max(0, whose.Count - 1)).All(list =>
            Of.Index().Any(column => column.Item == list && names[column.Index] is null));
    }

    /// <summary>The list of each column.</summary>
    public int[] Of { get; }

    /// <summary>The headings without the word that says whose column it is.</summary>
    public IReadOnlyList<string> Headings { get; }

    private bool HasContacts { get; }

    /// <returns>Null where a line has only one official.</returns>
    public static ListsByWord? In(IReadOnlyList<string> headings)
    {
        var lists = new ListsByWord(headings);
        return lists.whose.Count > 1 && Qualified.IsOfficial(lists.whose[0]) && lists.HasContacts ? lists : null;
    }

    private static (string Whose, string Field)? OfName(string key) =>
        Qualified.OfName(key) is { } name && Qualified.IsBeside(name.Whose) ? name
        : Qualified.IsBeside(key) && PeopleFields.Of(key) is null or PeopleFields.FullName ? (key, PeopleFields.FullName)
        : null;

    /// <summary>The longest word wins: "Umpire 10 Email" does not belong to umpire 1.</summary>
    private (int List, string Left)? OfContact(string key) => whose.Index().OrderByDescending(one => one.Item.Length)
        .Select(one => (one.Index, Left: Qualified.Without(key, one.Item)))
        .Where(one => one.Left is not null && PeopleFields.Of(one.Left) is PeopleFields.Email or PeopleFields.Phone)
        .Select(one => ((int List, string Left)?)(one.Index, one.Left!)).FirstOrDefault();
}
