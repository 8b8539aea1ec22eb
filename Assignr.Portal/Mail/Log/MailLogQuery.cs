using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Assignr.Portal.Mail.Log;

/// <summary>Which messages: the whole state of the log, kept in the address bar so that Back and a shared link work.</summary>
public sealed record MailLogQuery
{
    public const string Path = "/mail";
    public const int PageSize = 50;

    /// <summary>Part of an address, or words of a person's name.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only messages in this state. Null: all.</summary>
    public MessageState? State { get; init; }

    /// <summary>Only messages that may have been handed over twice.</summary>
    public bool Doubtful { get; init; }

    /// <summary>From 0.</summary>
    public int Page { get; init; }

    /// <summary>Values that cannot be read count as their defaults.</summary>
    public static MailLogQuery Read(string url)
    {
        var parts = QueryHelpers.ParseQuery(url.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? url[at..].Split('#')[0] : "");
        string Value(string name) => parts.TryGetValue(name, out var value) ? value.ToString() : "";
        return new MailLogQuery
        {
            Search = Value("q") is { Length: <= 200 } search ? search : "",
            State = Enum.TryParse<MessageState>(Value("state"), ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
            Doubtful = Value("perhaps-twice") == "yes",
            Page = int.TryParse(Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                && page is > 0 and < 1_000_000 ? page - 1 : 0,
        };
    }

    public string ToUrl()
    {
        var parts = new Dictionary<string, string?>();
        if (Search.Length > 0)
            parts["q"] = Search;
        if (State is { } state)
            parts["state"] = state.ToString().ToLowerInvariant();
        if (Doubtful)
            parts["perhaps-twice"] = "yes";
        if (Page > 0)
            parts["page"] = (Page + 1).ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(Path, parts);
    }
}
