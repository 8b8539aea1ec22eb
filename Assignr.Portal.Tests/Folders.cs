namespace Assignr.Portal.Tests;

/// <summary>The slice of a compiled type: the first folder of its namespace.</summary>
internal static class Folders
{
    public const string Root = "Assignr.Portal.";

    /// <summary>Subjects above the slice whose folder they share: they use others that it does not.</summary>
    public static readonly string[] Above = ["Audit.Timelines", "Data.Demo", "Mail.Log", "People.Grid",
        "People.OnePerson", "Settings.Page"];

    /// <summary>Null for a type in no folder: the program itself, and what the compiler adds.</summary>
    public static string? SliceOf(Type type)
    {
        if (type.Namespace is not { } space || !space.StartsWith(Root, StringComparison.Ordinal))
            return null;
        var folder = space[Root.Length..];
        return Above.FirstOrDefault(above => folder == above || folder.StartsWith(above + ".", StringComparison.Ordinal))
            ?? folder.Split('.')[0];
    }
}
