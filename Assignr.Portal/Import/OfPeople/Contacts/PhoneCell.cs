using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople.Contacts;

/// <summary>The phones of one cell.</summary>
internal static class PhoneCell
{
    private const string EnterIt = "Edit the row and enter it, or leave it empty.";

    /// <summary>An id that a spreadsheet did not shorten; otherwise empty, with a finding.</summary>
    public static string Whole(PlanCell cell, string id, List<PersonReading.Finding> lost)
    {
        var isDay = ShortenedNumber.IsDay(id);
        if (!isDay && !ShortenedNumber.Is(id))
            return id;
        lost.Add(isDay ? new PersonReading.Finding(cell.Field, ShortenedNumber.DaySentence($"{cell.Label} {id}"), EnterIt, "")
            : Lost(cell, id, ""));
        return "";
    }

    // Reads no further once the phones together are too long, which is all that the message says.
    /// <param name="isOurs">The portal wrote the cell: it may have words without a number as a phone.</param>
    public static void Read(
        PlanCell cell, Remarks remarks, OrderedDictionary<string, string> phones, List<PersonReading.Finding> lost, bool isOurs)
    {
        // Google writes ::: between the phones of a cell.
        var said = cell.Text.Split(["\n", ":::"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var phone in said.Select(one => Text.OneLine(isOurs ? one : remarks.ReachOf(one))).Where(one => one.Length > 0))
        {
            if (phones.Count > Person.LongestPhone)
                return;
            if (ShortenedNumber.IsIn(phone))
            {
                lost.Add(Lost(cell, phone, ShortenedNumber.Without(cell.Text)));
                continue;
            }
            if (!isOurs && !phone.Any(char.IsDigit))
            {
                // An address in this cell is asked about separately.
                if (!phone.Contains('@', StringComparison.Ordinal))
                    remarks.Count(
                        "phones have no digit in them and are left out", $"“{phone}”", "phone has no digit in it and is left out");
                continue;
            }
            phones.TryAdd(PhoneNumbers.Key(phone) is { Length: > 0 } key ? key : phone, phone);
        }
    }

    /// <summary>The phones beside the addresses of a cell.</summary>
    public static void ReadBeside(
        PlanCell cell, Remarks remarks, OrderedDictionary<string, string> phones, List<PersonReading.Finding> lost)
    {
        if (ShortenedNumber.IsIn(AddressCell.BesideAddresses(cell.Text)))
        {
            lost.Add(Lost(cell, cell.Text, ShortenedNumber.Without(cell.Text)));
            return;
        }
        foreach (var phone in AddressCell.PhonesIn(cell.Text).Where(_ => phones.Count <= Person.LongestPhone))
        {
            remarks.Count("phones stand in a cell of email and are read as phones", $"“{phone}”",
                "phone stands in a cell of email and is read as phone");
            phones.TryAdd(PhoneNumbers.Key(phone), phone);
        }
    }

    private static PersonReading.Finding Lost(PlanCell cell, string text, string corrected) => new(
        cell.Field, $"{cell.Label} {text} is what a spreadsheet left of a longer number: its last digits are lost.",
        EnterIt, corrected);
}
