using Assignr.Bench;

return args switch
{
    ["import"] or ["import", _] => await ImportBench.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 3),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("dotnet run -c Release --project bench -- import [rounds]");
    return 1;
}
