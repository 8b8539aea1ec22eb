using Assignr.Bench;

return args switch
{
    ["import"] or ["import", _] => await ImportBench.RunAsync(args.Length > 1 ? Number(args[1]) : 3),
    ["mail"] => await MailBench.RunAsync(10_000, 3),
    ["mail", var messages, var rounds] => await MailBench.RunAsync(Number(messages), Number(rounds)),
    ["conditions"] => await ConditionsBench.RunAsync(100_000),
    ["conditions", var many] => await ConditionsBench.RunAsync(Number(many)),
    ["memory"] => await ConditionsBench.MemoryAsync(100_000),
    ["memory", var many] => await ConditionsBench.MemoryAsync(Number(many)),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("dotnet run -c Release --project bench -- import [rounds] | mail [messages rounds] | conditions [messages] | memory [messages]");
    return 1;
}

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
