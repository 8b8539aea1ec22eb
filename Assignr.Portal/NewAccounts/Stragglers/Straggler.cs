using Assignr.Portal.NewAccounts.Deciding;

namespace Assignr.Portal.NewAccounts.Stragglers;

/// <summary>What somebody who has never logged in has to do. It hangs on walls, so it says nothing that only assignors may know.</summary>
public enum NextStep
{
    /// <summary>Ask for a link at the front door.</summary>
    Start,

    /// <summary>The same, or type the code of the email that is out.</summary>
    StartOrCode,

    GiveAnAddress,

    /// <summary>The mail server refused every address.</summary>
    AskAboutTheAddress,

    TalkToTheAssignor,
}

/// <param name="Masked">The address that the front door sends to, masked; null: none takes email.</param>
public sealed record Straggler(Guid PersonId, string Name, string? Phone, string? Masked, NextStep Step)
{
    internal static Straggler Of(Candidate person, string? phone, DateTimeOffset now)
    {
        var reached = person.Addresses.Where(address => address.NotTheirsAt is null).ToList();
        var address = reached.Find(one => one.RefusedAt is null);
        var step = person.NoLongerOfficiatesAt is not null ? NextStep.TalkToTheAssignor
            : reached.Count == 0 ? NextStep.GiveAnAddress
            : address is null ? NextStep.AskAboutTheAddress
            : person.LinkExpiresAt > now ? NextStep.StartOrCode
            : NextStep.Start;
        return new Straggler(person.PersonId, person.FullName, phone,
            (address ?? reached.FirstOrDefault()) is { } shown ? MaskedAddress.Of(shown.Address) : null, step);
    }

    /// <param name="start">The address of the front door as it is typed.</param>
    public string WhatToDo(string start) => Step switch
    {
        NextStep.Start => $"Go to {start} and enter this email.",
        NextStep.StartOrCode => $"Go to {start} and enter this email, with the code from the email if you have it.",
        NextStep.GiveAnAddress => "Give your assignor an email address.",
        NextStep.AskAboutTheAddress => "Ask your assignor: this email was refused.",
        _ => "Talk to your assignor.",
    };
}
