using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Profiles;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;
using IrisBench.LiveView.Api;
using IrisBench.LiveView.Catalog;

namespace IrisBench.LiveView.Running;

/// <summary>Finds the experiment that a page asks for.</summary>
internal sealed class RequestedExperiment(RunCatalog catalog)
{
    /// <exception cref="ExperimentException">There is none, or it is none; all that is wrong with it is told.</exception>
    public async Task<Experiment> FindAsync(StartRequest request, CancellationToken cancellationToken)
    {
        var experiment = await NamedAsync(request, cancellationToken);
        if (experiment.Vary is not null)
            throw new ExperimentException("A sweep takes hours and can be resumed: run it with 'irisbench sweep'.");
        // A page must not be a way to send this process's environment anywhere.
        return experiment.Sides.All(side => side.System is null)
            ? experiment
            : throw new ExperimentException("A system of your own may be anywhere, and is told what the environment holds: run it with 'irisbench compare --experiment'.");
    }

    private async Task<Experiment> NamedAsync(StartRequest request, CancellationToken cancellationToken) => request switch
    {
        { Profile: { } name, Definition: null, Again: null } => ExperimentProfiles.All.FirstOrDefault(profile => profile.Name == name)
            ?? throw new ExperimentException($"There is no profile of this name. There are: {string.Join(", ", ExperimentProfiles.All.Select(profile => profile.Name))}."),
        { Profile: null, Definition: { } text, Again: null } => ExperimentFile.Parse(text, "experiment"),
        { Profile: null, Definition: null, Again: { } id } => await OfRunAsync(id, cancellationToken),
        _ => throw new ExperimentException("Say one of profile, definition and again."),
    };

    private async Task<Experiment> OfRunAsync(string id, CancellationToken cancellationToken)
    {
        var folder = catalog.Folder(id) ?? throw new ExperimentException("There is no run of this name.");
        try
        {
            return (await new RunFolder(folder).ReadHeaderAsync(cancellationToken)).Experiment.EnsureValid();
        }
        catch (Exception exception) when (exception is RunFolderException or IOException or UnauthorizedAccessException)
        {
            throw new ExperimentException("The run's experiment cannot be read.", exception);
        }
    }
}
