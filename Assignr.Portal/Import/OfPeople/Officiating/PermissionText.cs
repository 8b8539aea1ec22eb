using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.OfPeople.Officiating;

/// <summary>Permissions as text in a cell.</summary>
internal static class PermissionText
{
    private static readonly Dictionary<string, Permissions> Known = new()
    {
        ["official"] = Permissions.Official,
        ["officials"] = Permissions.Official,
        ["referee"] = Permissions.Official,
        ["umpire"] = Permissions.Official,
        ["ref"] = Permissions.Official,
        ["assignor"] = Permissions.Assignor,
        ["assigner"] = Permissions.Assignor,
        ["admin"] = Permissions.Assignor,
        ["administrator"] = Permissions.Assignor,
        ["observer"] = Permissions.Observer,
        ["none"] = Permissions.None,
        ["inactive"] = Permissions.None,
        ["deactivated"] = Permissions.None,
    };

    /// <summary>Null where the cell is empty, or where it contains a word that is no permission, which is then
    /// <paramref name="unknown"/>.</summary>
    public static Permissions? Read(string text, out string? unknown)
    {
        unknown = null;
        if (NoValue.Is(text) && !Known.ContainsKey(Text.Fold(text)))
            return null;
        Permissions? all = null;
        foreach (var word in text.Split([',', ';', '/', '|', '+', '&', '\n'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Known.TryGetValue(Text.Fold(word), out var permission))
            {
                unknown = word;
                return null;
            }
            all = (all ?? Permissions.None) | permission;
        }
        return all;
    }
}
