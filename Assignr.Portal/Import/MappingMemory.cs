using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import;

/// <summary>Remembers the mapping of a file for the next file with the same headings.</summary>
internal static class MappingMemory
{
    public static string KeyOf(IReadOnlyList<string> headings) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headings.Select(Text.Fold)))));

    /// <summary>Null where there is none, or where it does not fit this sheet and these fields.</summary>
    public static Mapping? Fitting(string? json, Sheet sheet, IReadOnlyList<ImportField> fields)
    {
        if (json is null || JsonSerializer.Deserialize<Mapping>(json) is not { } mapping)
            return null;
        return mapping.Columns.Count == sheet.Headings.Count
            && mapping.Columns.All(column => column is null || fields.Any(field => field.Name == column)) ? mapping : null;
    }

    /// <summary>In the transaction of the import that used the mapping.</summary>
    public static async Task RememberAsync(PortalDb db, ImportKind kind, IReadOnlyList<string> headings, Mapping mapping,
        DateTimeOffset now, CancellationToken cancel)
    {
        var key = KeyOf(headings);
        // Not remembered: how dates and times are read, because the next file may be from another program or season; whose schedule it is,
        // and whether addresses are removed, because the next file may be a part of the list.
        var json = JsonSerializer.Serialize(mapping with
        {
            DayFirst = null,
            PointsDayFirst = null,
            FiguresAreYears = null,
            EarlyHoursArePm = null,
            LateHoursArePm = null,
            Season = null,
            AsksSeason = false,
            OwnTeam = null,
            SwapsRealDays = null,
            NumbersAreGoals = null,
            StarIsHome = null,
            KeepsEmptyDates = false,
            RemovesAddresses = false,
            WordsBesideNames = new Dictionary<string, bool>(),
        });
        if (await db.RememberedMappings.SingleOrDefaultAsync(one => one.Kind == kind && one.Headings == key, cancel) is { } known)
            (known.Mapping, known.UsedAt) = (json, now);
        else
            db.RememberedMappings.Add(new RememberedMapping { Kind = kind, Headings = key, Mapping = json, UsedAt = now });
    }
}
