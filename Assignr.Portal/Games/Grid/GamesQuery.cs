using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Assignr.Portal.Games.Grid;

public enum GamesShown
{
    /// <summary>Starting today or later, soonest first.</summary>
    Upcoming,

    /// <summary>Before today, latest first.</summary>
    Past,

    /// <summary>At any time, latest first.</summary>
    Cancelled,
}

/// <summary>Which games: the complete state of the grid, kept in the address bar so that Back and a shared link work.</summary>
public sealed record GamesQuery
{
    public const string Path = "/games";
    public const int PageSize = 25;

    public GamesShown Shown { get; init; }

    /// <summary>Words, each a part of a team's name or of the name of a person in the crew.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only games in which this person has a position.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>From 0.</summary>
    public int Page { get; init; }

    /// <summary>Values that cannot be read count as their defaults.</summary>
    public static GamesQuery Read(string url)
    {
        var parts = QueryHelpers.ParseQuery(url.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? url[at..].Split('#')[0] : "");
        string Value(string name) => parts.TryGetValue(name, out var value) ? value.ToString() : "";
        return new GamesQuery
        {
            Shown = Value("show") switch { "past" => GamesShown.Past, "cancelled" => GamesShown.Cancelled, _ => GamesShown.Upcoming },
            Search = Value("q") is { Length: <= 200 } search ? search : "",
            PersonId = Guid.TryParse(Value("person"), out var person) ? person : null,
            Page = int.TryParse(Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                && page is > 0 and < 1_000_000 ? page - 1 : 0,
        };
    }

    public string ToUrl()
    {
        var parts = new Dictionary<string, string?>();
        if (Shown != GamesShown.Upcoming)
            parts["show"] = Shown == GamesShown.Past ? "past" : "cancelled";
        if (Search.Length > 0)
            parts["q"] = Search;
        if (PersonId is { } person)
            parts["person"] = person.ToString();
        if (Page > 0)
            parts["page"] = (Page + 1).ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(Path, parts);
    }
}
