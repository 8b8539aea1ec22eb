using System.Globalization;
using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts.Funnel;
using Microsoft.AspNetCore.WebUtilities;

namespace Assignr.Portal.People.Grid;

/// <summary>The state of the grid in the address bar, so that Back and a shared link work. Defaults are left out; values that cannot be
/// read count as defaults.</summary>
public static class PeopleUrl
{
    public const string Path = "/people";

    public static IReadOnlyList<int> PageSizes { get; } = [25, 50, 100];

    public static string Of(PeopleQuery query)
    {
        var parts = new Dictionary<string, string?>();
        if (query.Search.Length > 0)
            parts["q"] = query.Search;
        if (query.Standing is { } standing)
            parts["standing"] = Word(standing);
        if (query.Permission != Permissions.None)
            parts["permission"] = Word(query.Permission);
        if (query.HasUpcomingGame)
            parts["upcoming"] = "yes";
        if (query.Step is { } step)
            parts["step"] = Word(step);
        if (query is { Step: not null, Scope.MailingId: { } mailing })
            parts["mailing"] = mailing.ToString();
        if (query is { Step: not null, Scope.ImportId: { } import })
            parts["import"] = import.ToString();
        if (query.Order != PeopleOrder.Name)
            parts["sort"] = Word(query.Order);
        if (query.Descending)
            parts["down"] = "yes";
        if (query.PageSize != PageSizes[0])
            parts["rows"] = query.PageSize.ToString(CultureInfo.InvariantCulture);
        if (query.Page > 0)
            parts["page"] = (query.Page + 1).ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(Path, parts);
    }

    public static PeopleQuery Read(string url)
    {
        var parts = QueryHelpers.ParseQuery(url.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? url[at..].Split('#')[0] : "");
        string Value(string name) => parts.TryGetValue(name, out var value) ? value.ToString() : "";
        return new PeopleQuery
        {
            Search = Value("q") is { Length: <= 200 } search ? search : "",
            Standing = Named<Standing>(Value("standing")),
            Permission = Named<Permissions>(Value("permission")) ?? Permissions.None,
            HasUpcomingGame = Value("upcoming") == "yes",
            Step = Named<FunnelStep>(Value("step")),
            Scope = Named<FunnelStep>(Value("step")) is null ? FunnelScope.Everybody : new(Id(Value("mailing")), Id(Value("import"))),
            Order = Named<PeopleOrder>(Value("sort")) ?? PeopleOrder.Name,
            Descending = Value("down") == "yes",
            PageSize = Number(Value("rows")) is { } rows && PageSizes.Contains(rows) ? rows : PageSizes[0],
            Page = Number(Value("page")) is { } page and > 0 ? page - 1 : 0,
        };
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? Named<T>(string word) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Word(value) == word)
                return value;
        }
        return null;
    }

    private static Guid? Id(string text) => Guid.TryParse(text, out var id) ? id : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number < 1_000_000 ? number : null;
}
