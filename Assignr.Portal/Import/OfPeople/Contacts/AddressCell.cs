using System.Buffers;
using System.Text.RegularExpressions;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;

namespace Assignr.Portal.Import.OfPeople.Contacts;

/// <summary>The addresses of one cell, and the problems with them.</summary>
internal static partial class AddressCell
{
    private const string HowToTake = "Edit the row so that only their own whole addresses are in it, or take what was read.";

    private const int MostSaid = 3;

    /// <summary>The characters of most addresses: a cell that has no others contains nothing besides.</summary>
    private static readonly SearchValues<char> OfAddress =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@.-_+");

    private static readonly char[] BetweenWords = [' ', '\t', '\n', '/', '(', ')', '[', ']', '<', '>', ':', ',', ';', '|', '"'];

    // Reads only as many faulty addresses as the message needs: correcting the cell corrects all of them.
    /// <param name="name">The row's name, which may be beside the addresses.</param>
    public static void Read(
        PlanCell cell, string name, List<EmailAddress> addresses, List<PersonReading.Finding> problems,
        List<PersonReading.Finding> suspects,
        Remarks remarks)
    {
        if (SomebodysAddresses.In(cell.Text) is var (own, others))
        {
            problems.Add(new PersonReading.Finding(
                cell.Field, $"“{Data.Text.OneLine(others)}” is somebody else's address.", "Leave only their own in the cell.",
                    own.Length > 0 ? own : null, own));
            return;
        }
        var (firstProblem, firstSuspect, corrected) = (problems.Count, suspects.Count, cell.Text);
        var pieces = Pieces(cell.Text).ToList();
        var isAllKnown = pieces.Count == 0 || (pieces.Count == 1 && pieces[0] == cell.Text)
            || AroundAddresses.AreHarmless(cell.Text, pieces, Columns.Key(name).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        foreach (var piece in pieces)
        {
            if (addresses.Count + problems.Count > Person.MostAddresses)
                break;
            if (EmailAddress.Parse(piece, out var problem) is not { } address)
            {
                var mended = AddressTypos.Mend(piece);
                problems.Add(new PersonReading.Finding(
                    cell.Field, $"“{piece}” is no email address. {problem}",
                    mended is null ? "Correct it, or empty the cell." : $"Did they mean {mended}?", null, mended));
                corrected = mended is null ? corrected : corrected.Replace(piece, mended, StringComparison.Ordinal);
            }
            else if (TextGateways.Has(address))
            {
                remarks.Count(
                    "addresses send text messages to a phone and are left out: nobody signs in by them", $"“{piece}”",
                    "address sends text messages to a phone and is left out: nobody signs in by it");
            }
            else if (addresses.All(other => other.Key != address.Key))
            {
                addresses.Add(address);
                if (AddressTypos.Suspect(address) is { } meant)
                {
                    suspects.Add(new PersonReading.Finding(
                        cell.Field, $"{address.Value} looks mistyped.", $"Did they mean {meant}?", null, meant));
                    corrected = corrected.Replace(piece, meant, StringComparison.Ordinal);
                }
                else if (OddAddresses.WhatIsOdd(address) is { } odd)
                {
                    suspects.Add(new PersonReading.Finding(cell.Field, $"{address.Value} {odd}.", HowToTake));
                }
            }
        }
        if (isAllKnown)
        {
            Correct(problems, firstProblem, corrected);
            Correct(suspects, firstSuspect, corrected);
        }
        else if (problems.Count == firstProblem)
        {
            var read = pieces.Count > MostSaid ? "its addresses" : string.Join(" and ", pieces);
            suspects.Add(new PersonReading.Finding(
                cell.Field, $"“{Data.Text.OneLine(cell.Text)}” is more than {read.Ended()}", HowToTake,
                IsNote: pieces.Count == 1 && AroundAddresses.IsNote(cell.Text, pieces[0])));
        }
    }

    /// <summary>Whether it is an Outlook directory name ("/o=…") and not an address; it becomes a remark.</summary>
    public static bool IsOfDirectory(string cell, Remarks remarks)
    {
        if (!cell.StartsWith("/o=", StringComparison.OrdinalIgnoreCase) || cell.Contains('@', StringComparison.Ordinal))
            return false;
        remarks.Count(
            "cells name a person in the directory of a firm and are left out", $"“{cell}”",
            "cell names a person in the directory of a firm and is left out");
        return true;
    }

    /// <summary>Phones beside the addresses of a cell.</summary>
    public static IEnumerable<string> PhonesIn(string text) =>
        BesideAddresses(text).Split([',', ';', '|', '\n', '<', '>']).SelectMany(piece => Phone().Matches(piece))
            .Select(match => match.Value.Trim());

    /// <summary>The text beside the addresses of a cell, with a bar in place of each; empty where it has no address.</summary>
    public static string BesideAddresses(string text) => !text.Contains('@', StringComparison.Ordinal)
        || text.AsSpan().IndexOfAnyExcept(OfAddress) < 0 ? ""
        : string.Join(',',
            text.Split(',').Select(piece => Parts().Replace(piece, part => part.ValueSpan.Contains('@') ? "|" : part.Value)));

    private static void Correct(List<PersonReading.Finding> findings, int from, string corrected)
    {
        for (var index = from; index < findings.Count; index++)
            findings[index] = findings[index].Offer is null ? findings[index] : findings[index] with { Corrected = corrected };
    }

    /// <summary>The addresses of a cell, with or without words between them.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        if (text.Length == 0)
            return [];
        var bare = Mailto().Replace(text.Contains('<', StringComparison.Ordinal) ? NamedAddresses.Bare(text) : text, "");
        var pieces = bare.Split([',', ';', '\n', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // A comma in place of a dot, as in ana@example,com, does not separate.
        if (pieces.Length > 1 && !pieces.All(piece => piece.Contains('@', StringComparison.Ordinal)))
            pieces = [bare.Trim()];
        return pieces.SelectMany(AddressesIn);
    }

    /// <summary>
    /// Every whole address among the words of a piece; where a word with an @ is not an address, or where there is none, the piece itself,
    /// which is then reported.
    /// </summary>
    private static IEnumerable<string> AddressesIn(string piece)
    {
        if (EmailAddress.Parse(piece, out _) is not null)
            return [piece];
        var addresses = piece.Split(BetweenWords, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Contains('@', StringComparison.Ordinal)).ToList();
        return addresses.Count > 0 && addresses.TrueForAll(word => EmailAddress.Parse(word, out _) is not null) ? addresses : [piece];
    }

    /// <summary>Seven digits or more, with separators.</summary>
    [GeneratedRegex(
        @"\+?\(?[0-9](?:[ ()./\u2010-\u2013-]{0,3}[0-9]){6,14}(?: ?(?:x|ext\.?) ?[0-9]{1,5})?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[^ ;|\n<>]+", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\bmailto:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mailto();
}
