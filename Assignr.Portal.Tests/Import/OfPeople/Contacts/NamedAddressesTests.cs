using System.Diagnostics;
using System.Text.RegularExpressions;
using Assignr.Portal.Import.OfPeople.Contacts;

namespace Assignr.Portal.Tests.Import.OfPeople.Contacts;

public sealed class NamedAddressesTests
{
    [Theory]
    [InlineData("Ana <ana@z.example>", "ana@z.example")]
    [InlineData("Ana <ana@z.example>, Luca <luca@z.example>", "ana@z.example,luca@z.example")]
    [InlineData("\"Zamora, Ana\"<ana@z.example>", "ana@z.example")]
    [InlineData("<ana@z.example>", "ana@z.example")]
    [InlineData("Ana <>", "Ana <>")]
    [InlineData("Ana <ana@z.example", "Ana <ana@z.example")]
    [InlineData("", "")]
    public void The_name_before_an_address_is_left_out(string text, string bare) => Assert.Equal(bare, NamedAddresses.Bare(text));

    [Fact]
    public void It_reads_as_the_pattern_says_whatever_the_text_is()
    {
        var pattern = new Regex("""(?:"[^"]*"|[^<>,;\n]*)<([^<>]+)>""", RegexOptions.CultureInvariant);
        var random = new Random(7);
        for (var round = 0; round < 50_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(24)).Select(_ => "\"<>,;\nab @"[random.Next(10)])]);

            Assert.Equal(pattern.Replace(text, "$1"), NamedAddresses.Bare(text));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("<")]
    [InlineData("a<b>")]
    [InlineData("\"<a>")]
    [InlineData("\"a\"<")]
    [InlineData("\",")]
    public void A_long_text_is_looked_through_once(string part)
    {
        var text = $"<>{string.Concat(Enumerable.Repeat(part, 400_000))}<";
        var watch = Stopwatch.StartNew();

        NamedAddresses.Bare(text);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(10));
    }
}
