"""Words by which a `title` is the job and not the name (F12), in lower case."""

from __future__ import annotations

_JOBS = """
ceo cto cfo coo cmo cio ciso cpo cro chro cso cdo vp svp evp avp md gm president director directors
manager officer supervisor coordinator administrator executive engineer developer programmer
architect designer analyst consultant advisor adviser counsel founder cofounder founding owner
shareholder principal partner professor lecturer teacher physician surgeon dentist therapist
psychologist pharmacist veterinarian nurse lawyer attorney solicitor barrister paralegal accountant
auditor controller treasurer bookkeeper secretary assistant associate apprentice trainee intern
specialist strategist scientist researcher postdoc student editor journalist reporter photographer
producer filmmaker salesman saleswoman salesperson marketer recruiter trainer coach technician
mechanic electrician plumber operator inspector agent broker banker investor chairman chairwoman
chairperson trustee ambassador senator councillor freelancer contractor entrepreneur economist
statistician biologist chemist physicist mathematician
"""
JOBS = frozenset(_JOBS.split())
# As often a family name: alone, or with `of` behind them, they are a job.
_ALONE = """
pilot captain head chief lead leader chair judge baker cook chef butler carpenter farmer fisher
gardener mason miller painter potter smith tailor taylor driver writer author artist actor singer
dancer priest pastor bishop vicar rabbi imam mayor minister marshal marshall page porter butcher
barber banker sheriff ranger cooper doctor buyer sales marketing engineering retired
"""
JOBS_ALONE = JOBS | frozenset(_ALONE.split())
