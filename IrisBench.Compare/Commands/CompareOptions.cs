using System.CommandLine;
using IrisBench.Compare.Experiment;
using IrisBench.Compare.Sides;

namespace IrisBench.Compare.Commands;

/// <summary>The options of <c>irisbench compare</c>.</summary>
internal sealed class CompareOptions
{
    private readonly Option<string> _profile = new Option<string>("--profile")
    {
        Description = "quick (load 20 iterations, 5 repetitions) or seed (the original's 500 iterations, 3 repetitions).",
        DefaultValueFactory = _ => Profiles.Quick.Name,
    }.AcceptOnlyFromAmong([.. Profiles.All.Select(profile => profile.Name)]);

    private readonly Option<int?> _repetitions = WholeNumberOption.Create("--repetitions", "Measured runs of each side.", 1);
    private readonly Option<int?> _iterations = WholeNumberOption.Create("--iterations", "Iterations of the load step.", 1);
    private readonly Option<int?> _size = WholeNumberOption.Create("--size", "Rows and columns of the load's matrices.", 1);
    private readonly Option<int?> _seed = WholeNumberOption.Create("--seed", "Seed of the load's random matrices.", 0);

    private readonly Option<string> _user = new("--user")
    {
        Description = "User of iris-server.",
        DefaultValueFactory = _ => "iris",
    };

    private readonly Option<bool> _passwordFromStandardInput = new("--password-stdin")
    {
        Description = "Read the password from standard input. Else IRISBENCH_PASSWORD, else the AppHost's user secrets.",
    };

    private readonly Option<FileInfo?> _output = OutputOption.Create();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_profile, _repetitions, _iterations, _size, _seed, _user, _passwordFromStandardInput, _output])
        {
            command.Add(option);
        }
    }

    public CompareRequest Read(ParseResult arguments)
    {
        var profile = Profiles.All.Single(named => named.Name == arguments.GetRequiredValue(_profile));
        var load = new LoadSettings(
            arguments.GetValue(_iterations) ?? profile.Load.Iterations,
            arguments.GetValue(_size) ?? profile.Load.Size,
            arguments.GetValue(_seed) ?? profile.Load.Seed);
        return new CompareRequest(
            profile with { Load = load, Repetitions = arguments.GetValue(_repetitions) ?? profile.Repetitions },
            arguments.GetRequiredValue(_user),
            arguments.GetValue(_passwordFromStandardInput),
            arguments.GetValue(_output));
    }
}
