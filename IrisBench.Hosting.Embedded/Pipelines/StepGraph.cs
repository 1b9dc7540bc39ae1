using Aspire.Hosting;
using Aspire.Hosting.Pipelines;

namespace IrisBench.Hosting.Embedded;

// Which steps a step needs, in an order in which each comes after those that it depends on.
internal sealed class StepGraph
{
    private readonly Dictionary<string, PipelineStep> _steps = new(StringComparer.Ordinal);

    public StepGraph(IEnumerable<PipelineStep> steps)
    {
        foreach (var step in steps)
        {
            if (!_steps.TryAdd(step.Name, step))
                throw new DistributedApplicationException($"Duplicate step name: '{step.Name}'");
        }

        foreach (var step in _steps.Values)
        {
            foreach (var dependency in step.DependsOnSteps)
                _ = Find(dependency, $"Step '{step.Name}' depends on unknown step '{dependency}'");
            foreach (var dependent in step.RequiredBySteps)
                Find(dependent, $"Step '{step.Name}' is required by unknown step '{dependent}'").DependsOnSteps.Add(step.Name);
        }
    }

    public IReadOnlyList<PipelineStep> OrderUpTo(string name)
    {
        var order = new List<PipelineStep>();
        var last = Find(name, $"Step '{name}' not found in pipeline. Available steps: {string.Join(", ", _steps.Keys.Select(step => $"'{step}'"))}");
        Visit(last, [], [], order);
        return order;
    }

    private void Visit(PipelineStep step, HashSet<string> done, List<string> path, List<PipelineStep> order)
    {
        if (path.Contains(step.Name))
            throw new DistributedApplicationException($"The steps depend on each other in a circle: {string.Join(" -> ", path.SkipWhile(name => name != step.Name).Append(step.Name))}");
        if (!done.Add(step.Name))
            return;

        path.Add(step.Name);
        foreach (var dependency in step.DependsOnSteps)
            Visit(_steps[dependency], done, path, order);
        path.Remove(step.Name);
        order.Add(step);
    }

    private PipelineStep Find(string name, string otherwise) =>
        _steps.TryGetValue(name, out var step) ? step : throw new DistributedApplicationException(otherwise);
}
