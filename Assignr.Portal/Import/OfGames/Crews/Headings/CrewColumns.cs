using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Import.OfGames.Crews.Whom;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Crews.Headings;

/// <summary>Columns of officials that are recognised by the names in them.</summary>
internal static class CrewColumns
{
    /// <summary>Of so many names below an unknown heading, one has to be known for the column to be a crew.</summary>
    private const int LeastKnown = 5;

    private const int LeastShortNames = 2;

    private const int LongestShortHeading = 3;

    /// <summary>A column with an unknown heading that names people in the portal.</summary>
    public static void Recognise(Sheet sheet, int column, string?[] columns, List<Guess> said, Roster roster)
    {
        var names = sheet.Values(column).Distinct().SelectMany(cell => CrewCell.Read(cell, roster.IsSomebody, roster.IsLastName))
            .Select(one => one.Name).Where(name => name.Length > 0 && !OpenPositions.Is(name)).Distinct().ToList();
        var known = names.FindAll(roster.IsSomebody);
        var areShort = known.Count == 0 && AreShortNames(sheet.Headings[column], names, roster);
        if (!areShort && (known.Count == 0 || known.Count * LeastKnown < names.Count))
            return;
        if (OtherRoles.Are(sheet.Headings[column]))
        {
            said.Add(Guess.OfColumns(
                $"{sheet.NameOf(column)} is left out: by its heading the people in it are not the crew, as “{sheet.Example(column)}”.",
                "Read it as a position in the crew", GameFields.All, (column, GameFields.Position)));
            return;
        }
        if (IsBehindHeadings(sheet, column))
        {
            said.Add(Guess.OfColumns(
                $"{sheet.NameOf(column)} stands behind the last heading and is left out: it names people here, "
                    + $"as “{sheet.Example(column)}”. A comma that parts a cell makes its row longer.",
                "Read it as a position in the crew", GameFields.All, (column, GameFields.Position)));
            return;
        }
        var several = NameSeveral(sheet, column, isCrew: true, roster);
        columns[column] = several ? GameFields.Crew : GameFields.Position;
        var sentence = $"{sheet.NameOf(column)} is read as {(several ? "the crew" : "a position in the crew")}: "
            + (areShort ? $"its cells are last names or initials of people here, as “{names[0]}”." : $"{known[0]} is somebody here.");
        said.Add(Guess.OfColumns(sentence, "Leave it out", GameFields.All, (column, null)));
    }

    /// <summary>Where a comma inside a cell has moved names.</summary>
    private static bool IsBehindHeadings(Sheet sheet, int column) =>
        sheet.Headings.Any(heading => heading.Length > 0) && sheet.Headings.Skip(column).All(heading => heading.Length == 0);

    /// <summary>Last names of people in the portal; below a heading as short as R or 1 also their initials.</summary>
    private static bool AreShortNames(string heading, List<string> names, Roster roster) =>
        names.Count >= LeastShortNames
        && names.TrueForAll(name => roster.IsLastName(name) || (heading.Length <= LongestShortHeading && roster.AreInitials(name)));

    /// <summary>In a column of crews one cell with several names is enough; in one of a position most cells must have them.</summary>
    public static bool NameSeveral(Sheet sheet, int column, bool isCrew, Roster roster) =>
        isCrew ? sheet.Values(column).Any(cell => IsOfCrew(cell, roster))
            : sheet.Values(column).Any()
                && sheet.MostAre(column, cell => CrewCell.NamesSeveral(cell, roster.IsSomebody, roster.IsLastName));

    /// <summary>Several names, or one beside the name of a position: "Refs: Theo Marlowe".</summary>
    private static bool IsOfCrew(string cell, Roster roster) =>
        CrewCell.Read(cell, roster.IsSomebody, roster.IsLastName) is var names
        && (names.Count > 1 || names.Any(one => one.Position is not null && one.Name.Length > 0));
}
