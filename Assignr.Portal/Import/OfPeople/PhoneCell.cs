using Assignr.Portal.Data;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>The phones of one cell.</summary>
internal static class PhoneCell
{
    /// <summary>A number whose last digits a spreadsheet did not drop; else empty, and said.</summary>
    public static string Whole(PlanCell cell, string number, List<PersonReading.Finding> lost)
    {
        if (!ShortenedNumber.Is(number))
            return number;
        lost.Add(new PersonReading.Finding(
            cell.Field, $"{cell.Label} {number} is what a spreadsheet left of a longer number: its last digits are lost.",
            "Edit the row and enter it, or leave it empty.", ""));
        return "";
    }

    // As many as are too long together are enough to say so.
    public static void Read(PlanCell cell, Remarks remarks, OrderedDictionary<string, string> phones, List<PersonReading.Finding> lost)
    {
        // Google puts ::: between the phones of a cell.
        var said = cell.Text.Split(["\n", ":::"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var phone in said.Select(one => Whole(cell, Text.OneLine(remarks.ValueOf(one)), lost)).Where(one => one.Length > 0))
        {
            if (phones.Count > Person.LongestPhone)
                return;
            if (!phone.Any(char.IsDigit))
            {
                remarks.Count("phones have no digit in them and are left out", $"“{phone}”", "phone has no digit in it and is left out");
                continue;
            }
            phones.TryAdd(PhoneNumbers.Key(phone) is { Length: > 0 } key ? key : phone, phone);
        }
    }

    /// <summary>Those beside the addresses of a cell.</summary>
    public static void ReadBeside(PlanCell cell, Remarks remarks, OrderedDictionary<string, string> phones)
    {
        foreach (var phone in AddressCell.PhonesIn(cell.Text).Where(_ => phones.Count <= Person.LongestPhone))
        {
            remarks.Count("phones stand in a cell of email and are read as phones", $"“{phone}”", "phone stands in a cell of email and is read as phone");
            phones.TryAdd(PhoneNumbers.Key(phone), phone);
        }
    }
}
