namespace Assignr.Portal.Tests;

/// <summary>Which slice a compiled type is of: the first folder of its namespace.</summary>
internal static class Folders
{
    public const string Root = "Assignr.Portal.";

    /// <summary>Subjects that stand above the slice whose folder they share: they know others that it does not.</summary>
    public static readonly string[] Above = ["Audit.Timelines", "Data.Demo", "Mail.Log", "People.Grid",
        "People.OnePerson", "Settings.Page"];

    /// <summary>Null for what is in no folder: the program itself, and what the compiler adds.</summary>
    public static string? SliceOf(Type type)
    {
        if (type.Namespace is not { } space || !space.StartsWith(Root, StringComparison.Ordinal))
            return null;
        var folder = space[Root.Length..];
        return Above.Contains(folder) ? folder : folder.Split('.')[0];
    }
}
