using System.Globalization;
using Assignr.Bench;
using Assignr.Bench.Mail;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

return args switch
{
    ["goals"] => await AllGoals.RunAsync(),
    ["import"] or ["import", _] => await ImportBench.RunAsync(args.Length > 1 ? Number(args[1]) : 3),
    ["worst"] => await WorstFilesBench.RunAsync(),
    ["worst", var file] => await WorstFilesBench.OneAsync(file),
    ["mail"] => Goal.Print(await MailBench.RunAsync(10_000, 3)),
    ["mail", var messages, var rounds] => Goal.Print(await MailBench.RunAsync(Number(messages), Number(rounds))),
    ["conditions"] => Goal.Print(await ConditionsBench.RunAsync(100_000)),
    ["conditions", var many] => Goal.Print(await ConditionsBench.RunAsync(Number(many))),
    ["memory"] => Goal.Print(await ConditionsBench.MemoryAsync(100_000)),
    ["memory", var many] => Goal.Print(await ConditionsBench.MemoryAsync(Number(many))),
    ["drain"] => Goal.Print(await DrainBench.RunAsync(10_000)),
    ["drain", var people] => Goal.Print(await DrainBench.RunAsync(Number(people))),
    ["pages"] => Goal.Print(await PagesBench.RunAsync(3)),
    ["pages", var rounds] => Goal.Print(await PagesBench.RunAsync(Number(rounds))),
    ["load"] => Goal.Print(await LoadBench.RunAsync(10_000)),
    ["load", var people] => Goal.Print(await LoadBench.RunAsync(Number(people))),
    ["follow-up"] => Goal.Print(await FollowUpBench.RunAsync(100_000, 15)),
    ["follow-up", var people] => Goal.Print(await FollowUpBench.RunAsync(Number(people), 15)),
    ["answers"] => Goal.Print(await AnswersBench.RunAsync(140)),
    ["answers", var each] => Goal.Print(await AnswersBench.RunAsync(Number(each))),
    // Helper processes that the conditions start.
    ["receive", var milliseconds] => await SlowReceiver.ServeAsync(TimeSpan.FromMilliseconds(Number(milliseconds))),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine(
        "dotnet run -c Release --project bench -- goals | mail [messages rounds] | conditions [messages] | memory [messages] |"
        + " drain [people] | pages [rounds] | load [people] | follow-up [people] | import [rounds] | worst | answers [requests]");
    return 1;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
