using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>Texts of a row with more characters, or more values, than can be stored.</summary>
internal static class LongTexts
{
    public static IEnumerable<PersonReading.Finding> In(PersonReading row)
    {
        if (row.FirstName.Length > Person.LongestName || row.LastName.Length > Person.LongestName)
            yield return new PersonReading.Finding(
                PeopleFields.FirstName, $"A name has at most {Person.LongestName} characters.", "Shorten it.");
        if (row.Phone?.Length > Person.LongestPhone)
        {
            yield return new PersonReading.Finding(
                PeopleFields.Phone, $"Phone numbers have at most {Person.LongestPhone} characters together.",
                "Shorten them, or leave a column out.");
        }
        if (row.ExternalId?.Length > Person.LongestExternalId)
            yield return new PersonReading.Finding(
                PeopleFields.ExternalId, $"An id has at most {Person.LongestExternalId} characters.", "Shorten it.");
        if (row.Addresses.Count > Person.MostAddresses)
        {
            yield return new PersonReading.Finding(
                PeopleFields.Email, $"A person has at most {Person.MostAddresses} addresses.", "Take some out.");
        }
    }
}
