using Aspire.Hosting;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Limits;

/// <summary>What the cluster would refuse, found before anything is written.</summary>
internal static class StackCheck
{
    /// <exception cref="DistributedApplicationException">Something would be refused; the message has a line for each.</exception>
    public static void Refuse(StackFile stack, OpenFaaSEdition edition)
    {
        var problems = Problems(stack, edition).ToArray();
        if (problems.Length > 0)
        {
            throw new DistributedApplicationException(string.Join(System.Environment.NewLine, problems));
        }
    }

    public static IEnumerable<string> Problems(StackFile stack, OpenFaaSEdition edition)
    {
        var problems = stack.Functions.SelectMany(function => FunctionCheck.Problems(function.Key, function.Value));
        return edition == OpenFaaSEdition.Community ? problems.Concat(CommunityLimits.Problems(stack)) : problems;
    }
}
